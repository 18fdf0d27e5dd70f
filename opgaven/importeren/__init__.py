"""Taking in the monthly counts of statushouders from a workbook or a CSV file."""
