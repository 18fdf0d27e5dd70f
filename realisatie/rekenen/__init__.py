"""What the places amount to: guaranteed, voornemens, status, uitloop. Standard library and prt.rekenen only."""
