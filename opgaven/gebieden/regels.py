"""What the database itself asks of a key to a gebied: the kind that belongs there, and a land that holds together."""

from opgaven.gebieden.keuzes import LEDEN, Gebiedsoort
from prt.databaseregels import Regel
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL


def van_soort(tabel: str, kolom: str, *soorten: str) -> Regel:
    """What this column names is of one of these kinds. A key that does not exist is for the foreign key to refuse."""
    lijst = ", ".join(f"'{soort}'" for soort in soorten)
    return Regel(
        f"{tabel}_{kolom}_soort",
        tabel,
        f"EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.{kolom} AND g.soort NOT IN ({lijst}))",
        f"Dit gebied is niet van de soort die hier hoort: {' of '.join(soorten)}.",
    )


def _lid_past_niet() -> str:
    """A membership of which the kind does not go with what it is between."""
    groep = " OR ".join(f"(NEW.soort = '{soort}' AND g.soort <> '{van}')" for soort, (van, _) in LEDEN.items())
    lid = " OR ".join(
        f"(NEW.soort = '{soort}' AND g.soort NOT IN ({', '.join(repr(str(lid)) for lid in leden)}))"
        for soort, (_, leden) in LEDEN.items()
    )
    return (
        f"EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.groep_id AND ({groep})) "
        f"OR EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.gebied_id AND ({lid}))"
    )


LIDMAATSCHAP_PAST = Regel(
    "lidmaatschap_past",
    "opgaven_lidmaatschap",
    _lid_past_niet(),
    "Dit lidmaatschap past niet bij de soort van het gebied of van de groep.",
)

LIDMAATSCHAP_TERWIJL_HET_BESTAAT = Regel(
    "lidmaatschap_terwijl_het_bestaat",
    "opgaven_lidmaatschap",
    "EXISTS (SELECT 1 FROM opgaven_gebied g WHERE (g.id = NEW.gebied_id AND g.van > NEW.vanaf) "
    "OR (g.id IN (NEW.gebied_id, NEW.groep_id) AND g.tot <= NEW.vanaf))",
    "Een lidmaatschap begint terwijl het gebied en de groep bestaan.",
)

NAAM_UNIEK_IN_PROVINCIE = Regel(
    "gebied_naam_uniek_in_provincie",
    "opgaven_lidmaatschap",
    "NEW.soort = 'provincie' AND EXISTS (SELECT 1 FROM opgaven_gebied ik JOIN opgaven_gebied ander "
    "ON ander.soort = ik.soort AND ander.naam = ik.naam AND ander.id <> ik.id "
    "AND (ander.tot IS NULL OR ik.van IS NULL OR ander.tot > ik.van) "
    "AND (ik.tot IS NULL OR ander.van IS NULL OR ik.tot > ander.van) "
    "JOIN opgaven_lidmaatschap lid ON lid.gebied_id = ander.id AND lid.soort = 'provincie' "
    "AND lid.groep_id = NEW.groep_id WHERE ik.id = NEW.gebied_id)",
    "In deze provincie is er al een gebied van deze soort met deze naam.",
)

OPVOLGER_NA_HET_EINDE = Regel(
    "opvolger_na_het_einde",
    "opgaven_opvolging",
    "EXISTS (SELECT 1 FROM opgaven_gebied oud, opgaven_gebied nieuw "
    "WHERE oud.id = NEW.gebied_id AND nieuw.id = NEW.opvolger_id "
    "AND (oud.tot IS NULL OR oud.soort <> nieuw.soort OR nieuw.van > oud.tot OR nieuw.tot <= oud.tot))",
    "Een opvolger is van dezelfde soort en bestaat op de dag waarop het gebied eindigt.",
)

NAAM_BLIJFT_UNIEK = Regel(
    "gebied_naam_blijft_uniek",
    "opgaven_gebied",
    "EXISTS (SELECT 1 FROM opgaven_lidmaatschap mijn JOIN opgaven_lidmaatschap lid "
    "ON lid.soort = 'provincie' AND lid.groep_id = mijn.groep_id AND lid.gebied_id <> mijn.gebied_id "
    "JOIN opgaven_gebied ander ON ander.id = lid.gebied_id AND ander.soort = NEW.soort AND ander.naam = NEW.naam "
    "AND (ander.tot IS NULL OR NEW.van IS NULL OR ander.tot > NEW.van) "
    "AND (NEW.tot IS NULL OR ander.van IS NULL OR NEW.tot > ander.van) "
    "WHERE mijn.gebied_id = NEW.id AND mijn.soort = 'provincie')",
    "In deze provincie is er al een gebied van deze soort met deze naam.",
)

SOORT_BLIJFT = Regel(
    "gebied_soort_blijft",
    "opgaven_gebied",
    "EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.id AND g.soort <> NEW.soort)",
    "De soort van een gebied verandert niet.",
)

ROL_BIJ_EIGEN_SOORT = Regel(
    "rol_met_eigen_gebied",
    "toegang_rol",
    " OR ".join(
        f"(NEW.soort = '{rol.value}' AND EXISTS (SELECT 1 FROM opgaven_gebied g "
        f"WHERE g.id = NEW.gebied_id AND g.soort <> '{soort}'))"
        for rol, soort in GEBIED_PER_ROL.items()
    ),
    "Deze rol hoort bij een andere soort gebied.",
)

OPMERKING_OVER_TEKST = Regel(
    "opmerking_bij_tekst_van_regio_of_provincie",
    "realisatie_opmerking",
    "NEW.onderdeel = '' AND EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.over_id AND g.soort <> 'gemeente')",
    "Een opmerking over een regio of provincie hoort bij een tekst.",
)

VERDELING_VAN_REGIO = Regel(
    "verdeling_van_regio_over_gemeenten",
    "opgaven_verdeling",
    "NEW.niveau <> 'gemeente' "
    "AND EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.gebied_id AND g.soort = 'regio')",
    "Een regio wordt verdeeld over haar gemeenten.",
)

RONDE_VAN_DE_WET = Regel(
    "ronde_van_de_wet_is_van_het_land",
    "opgaven_ronde",
    "(NEW.nummer IS NOT NULL OR NEW.stroom = 'statushouders') "
    "AND EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.gebied_id AND g.soort <> 'land')",
    "Een cyclus en een halfjaar zijn van het land.",
)

RONDE_MET_EIGEN_CODE = Regel(
    "ronde_code_niet_van_het_land",
    "opgaven_ronde",
    "EXISTS (SELECT 1 FROM opgaven_ronde r JOIN opgaven_gebied van ON van.id = r.gebied_id "
    "JOIN opgaven_gebied mijn ON mijn.id = NEW.gebied_id WHERE r.code = NEW.code AND r.id <> COALESCE(NEW.id, -1) "
    "AND r.gebied_id <> NEW.gebied_id AND (van.soort = 'land' OR mijn.soort = 'land'))",
    "Een ronde van een provincie heeft een andere code dan een ronde van het land.",
)

OPGAVE_IN_EIGEN_RONDE = Regel(
    "opgave_van_het_land_in_ronde_van_het_land",
    "opgaven_opgave",
    "EXISTS (SELECT 1 FROM opgaven_gebied g WHERE g.id = NEW.gebied_id AND g.soort = 'land') "
    "AND EXISTS (SELECT 1 FROM opgaven_ronde r JOIN opgaven_gebied v ON v.id = r.gebied_id "
    "WHERE r.id = NEW.ronde_id AND v.soort <> 'land')",
    "Een landelijke opgave hoort in een ronde van het land.",
)

GEADRESSEERD = (Gebiedsoort.LAND, Gebiedsoort.PROVINCIE, Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE)

REGELS: dict[str, tuple[Regel, ...]] = {
    "opgaven": (
        SOORT_BLIJFT,
        NAAM_BLIJFT_UNIEK,
        LIDMAATSCHAP_PAST,
        LIDMAATSCHAP_TERWIJL_HET_BESTAAT,
        NAAM_UNIEK_IN_PROVINCIE,
        OPVOLGER_NA_HET_EINDE,
        ROL_BIJ_EIGEN_SOORT,
        VERDELING_VAN_REGIO,
        RONDE_VAN_DE_WET,
        RONDE_MET_EIGEN_CODE,
        OPGAVE_IN_EIGEN_RONDE,
        van_soort("opgaven_bron", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.LAND),
        van_soort("opgaven_ronde", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.LAND),
        van_soort("opgaven_opgave", "gebied_id", *GEADRESSEERD, Gebiedsoort.GEMEENTEDEEL),
        van_soort("opgaven_taakstellingpost", "gebied_id", *GEADRESSEERD),
        van_soort("opgaven_mijlpaal", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.LAND),
        van_soort("opgaven_overleg", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.REGIO),
        van_soort("opgaven_verdeling", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.REGIO),
        van_soort("opgaven_verdeelregel", "gebied_id", Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE),
    ),
    "realisatie": (
        OPMERKING_OVER_TEKST,
        van_soort("realisatie_knelpunt", "gebied_id", *GEADRESSEERD[1:]),
        van_soort("realisatie_opmerking", "over_id", *GEADRESSEERD[1:]),
    ),
    "verslag": (van_soort("verslag_tekst", "gebied_id", *GEADRESSEERD[1:]),),
    "taken": (),
    "toegang": (van_soort("toegang_handeling", "gebied_id", Gebiedsoort.PROVINCIE, Gebiedsoort.LAND),),
}
"""Per app what its tables have besides. Accounts and tasks know no gebieden: theirs are put on by this app."""

PROXIES = {f"opgaven.{soort}": soort for soort in (Gebiedsoort.PROVINCIE, Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE)}

VERDEELBAAR = {
    ("realisatie_locatie", "gemeente_id"),
    ("realisatie_overdracht", "gever_id"),
    ("realisatie_overdracht", "ontvanger_id"),
}
"""What goes along to one of several gemeenten when its own is split: it may name a part of a gemeente."""


def regels_van(apps, *namen: str) -> list[Regel]:
    """All rules of the tables of these apps: of every key to a proxy that it names its kind, and those above.

    ``apps``: the registry of now, or that of a migration.
    """
    return [
        *(regel for app in namen for regel in REGELS[app]),
        *(
            van_soort(model._meta.db_table, veld.column, *_soorten(model._meta.db_table, veld))
            for app in namen
            for model in apps.get_app_config(app).get_models()
            if not model._meta.model_name.startswith("historical") and not model._meta.proxy
            for veld in model._meta.local_fields
            if veld.is_relation and veld.related_model._meta.label_lower in PROXIES
        ),
    ]


def _soorten(tabel: str, veld) -> tuple[str, ...]:
    soort = PROXIES[veld.related_model._meta.label_lower]
    return (soort, Gebiedsoort.GEMEENTEDEEL) if (tabel, veld.column) in VERDEELBAAR else (soort,)
