"""The choices of a division (R8)."""

from django.db import models


class Verdeelsleutel(models.TextChoices):
    """In proportion to what a total is divided (R8)."""

    INWONERS = "inwoners", "Inwoners"
    OPGAVE = "opgave", "Opgave"
    EIGEN = "eigen", "Eigen gewichten"


class Verdeelniveau(models.TextChoices):
    """Over what kind of gebied a total is divided."""

    REGIO = "regio", "Regio’s"
    GEMEENTE = "gemeente", "Gemeenten"
