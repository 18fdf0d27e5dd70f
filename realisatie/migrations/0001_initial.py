import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import prt.rekenen.perioden
import realisatie.besluitvorming.rekenen
import realisatie.herinneringen.mailteksten
import realisatie.locaties.rekenen
import realisatie.maand.rekenen


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("opgaven", "0002_initial"),
        ("toegang", "0001_initial"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Beschikbaarheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "plekken",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                1, "Vul minstens 1 plek in, of laat het aantal leeg als het nog niet bekend is."
                            ),
                            django.core.validators.MaxValueValidator(
                                5000, "Meer dan 5000 plekken op één locatie kan niet kloppen."
                            ),
                        ],
                    ),
                ),
                ("van", models.DateField(blank=True, null=True)),
                (
                    "van_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "tot_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("optie_tot", models.DateField(blank=True, null=True, verbose_name="optie tot verlenging tot")),
                (
                    "hardheid",
                    models.CharField(
                        choices=[
                            ("gerealiseerd", "Gerealiseerd (open)"),
                            ("vastgesteld", "Vastgesteld (besluit genomen)"),
                            ("voornemen", "Bestuurlijk voornemen"),
                            ("verkenning", "Verkenning"),
                            ("vervallen", "Vervallen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=2000)),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
            ],
            options={
                "verbose_name": "beschikbaarheid",
                "verbose_name_plural": "beschikbaarheden",
                "ordering": ("locatie", "van", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalKnelpunt",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "thema",
                    models.CharField(
                        choices=[
                            ("zorg", "Zorg"),
                            ("onderwijs", "Onderwijs"),
                            ("wonen", "Wonen"),
                            ("financien", "Financiën"),
                            ("ruimte", "Ruimtelijke ordening"),
                            ("draagvlak", "Draagvlak"),
                            ("inburgering", "Inburgering en participatie"),
                            ("arbeidsmarkt", "Arbeidsmarkt"),
                            ("veiligheid", "Veiligheid"),
                            ("anders", "Anders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "geadresseerde",
                    models.CharField(
                        choices=[
                            ("rrt", "Regionale regietafel (RRT)"),
                            ("prt", "Provinciale regietafel (PRT)"),
                            ("lrt", "Landelijke Regietafel (LRT)"),
                        ],
                        max_length=10,
                        verbose_name="gericht aan",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("in_behandeling", "In behandeling"), ("opgelost", "Opgelost")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("tekst", models.TextField(max_length=2000, verbose_name="knelpunt")),
                ("resultaat", models.TextField(blank=True, max_length=2000)),
                ("naam", models.CharField(max_length=120)),
                ("rol", models.CharField(max_length=120)),
                ("moment", models.DateTimeField(default=django.utils.timezone.now)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "gebied",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.gebied",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
            ],
            options={
                "verbose_name": "historical knelpunt",
                "verbose_name_plural": "historical knelpunten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLocatie",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("naam", models.CharField(max_length=120)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("azc", "Azc"),
                            ("noodopvang", "Noodopvang"),
                            ("cno", "Crisisnoodopvang (CNO)"),
                            ("gvl", "Gemeenschappelijke vreemdelingenlocatie (GVL)"),
                            ("rol", "Regionale opvanglocatie (ROL)"),
                            ("satelliet", "Satellietlocatie"),
                            ("amv_kleinschalig", "Kleinschalige amv-opvang"),
                            ("goo", "Gemeentelijke opvang Oekraïne (GOO)"),
                            ("poo", "Particuliere opvang Oekraïne (POO)"),
                            ("doorstroom", "Doorstroom- of tussenvoorziening statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "cno_duur",
                    models.CharField(
                        blank=True,
                        choices=[("72_uur", "Hoogstens 72 uur"), ("langer", "Langer dan 72 uur")],
                        max_length=20,
                        verbose_name="duur van de crisisnoodopvang",
                    ),
                ),
                (
                    "exploitant",
                    models.CharField(
                        blank=True,
                        choices=[("coa", "COA"), ("gemeente", "Gemeente"), ("anders", "Anders")],
                        max_length=20,
                    ),
                ),
                ("adres", models.CharField(blank=True, max_length=200)),
                ("vertrouwelijk", models.BooleanField(default=True)),
                ("bijzonderheden", models.TextField(blank=True, max_length=2000)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.gemeente",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
            ],
            options={
                "verbose_name": "historical locatie",
                "verbose_name_plural": "historical locaties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRegiototaal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("aantal", models.PositiveIntegerField()),
                ("waarvan_amv", models.PositiveIntegerField(blank=True, null=True, verbose_name="waarvan amv")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.regio",
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical regiototaal van voornemens",
                "verbose_name_plural": "historical regiototalen van voornemens",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUitruil",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("plekken", "Plekken van de een tellen voor de ander"),
                            ("statushouders", "Plekken tegen statushouders"),
                            ("samenvoegen", "Kleine opgaven samen op één plaats"),
                            ("interprovinciaal", "Tussen provincies"),
                        ],
                        default="plekken",
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("afspraak", models.TextField(blank=True)),
                (
                    "verhouding_plekken",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="zoveel plekken"),
                ),
                (
                    "verhouding_personen",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tegen zoveel statushouders"),
                ),
                ("voorwaarde", models.TextField(blank=True, verbose_name="ontbindende voorwaarde")),
                (
                    "voorwaarde_uiterlijk",
                    models.DateField(blank=True, null=True, verbose_name="voorwaarde uiterlijk vervuld op"),
                ),
                (
                    "voorwaarde_stand",
                    models.CharField(
                        choices=[
                            ("geen", "Geen voorwaarde"),
                            ("open", "Nog niet beoordeeld"),
                            ("vervuld", "Vervuld"),
                            ("niet_vervuld", "Niet vervuld"),
                        ],
                        default="geen",
                        max_length=20,
                    ),
                ),
                (
                    "voorwaarde_beoordeeld_op",
                    models.DateField(blank=True, null=True, verbose_name="voorwaarde beoordeeld op"),
                ),
                (
                    "voorwaarde_bewijs",
                    models.CharField(blank=True, max_length=300, verbose_name="document bij het oordeel"),
                ),
                ("verlengbaar", models.BooleanField(default=False)),
                (
                    "bevestigd_op",
                    models.DateField(blank=True, null=True, verbose_name="bevestigd door alle gemeenten op"),
                ),
                ("ontbonden_per", models.DateField(blank=True, null=True, verbose_name="ontbonden per")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical uitruil",
                "verbose_name_plural": "historical uitruilen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Locatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("naam", models.CharField(max_length=120)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("azc", "Azc"),
                            ("noodopvang", "Noodopvang"),
                            ("cno", "Crisisnoodopvang (CNO)"),
                            ("gvl", "Gemeenschappelijke vreemdelingenlocatie (GVL)"),
                            ("rol", "Regionale opvanglocatie (ROL)"),
                            ("satelliet", "Satellietlocatie"),
                            ("amv_kleinschalig", "Kleinschalige amv-opvang"),
                            ("goo", "Gemeentelijke opvang Oekraïne (GOO)"),
                            ("poo", "Particuliere opvang Oekraïne (POO)"),
                            ("doorstroom", "Doorstroom- of tussenvoorziening statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "cno_duur",
                    models.CharField(
                        blank=True,
                        choices=[("72_uur", "Hoogstens 72 uur"), ("langer", "Langer dan 72 uur")],
                        max_length=20,
                        verbose_name="duur van de crisisnoodopvang",
                    ),
                ),
                (
                    "exploitant",
                    models.CharField(
                        blank=True,
                        choices=[("coa", "COA"), ("gemeente", "Gemeente"), ("anders", "Anders")],
                        max_length=20,
                    ),
                ),
                ("adres", models.CharField(blank=True, max_length=200)),
                ("vertrouwelijk", models.BooleanField(default=True)),
                ("bijzonderheden", models.TextField(blank=True, max_length=2000)),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="locaties", to="opgaven.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name": "locatie",
                "verbose_name_plural": "locaties",
                "ordering": ("gemeente__naam", "naam"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalBezetting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("datum", models.DateField()),
                ("personen", models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(5000)])),
                (
                    "teller",
                    models.CharField(
                        choices=[("gemeente", "Gemeente"), ("coa", "COA")], max_length=20, verbose_name="geteld door"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical bezetting",
                "verbose_name_plural": "historical bezettingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBesluitstap",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("college", "Besluit van het college"),
                            ("raad", "Besluit van de raad"),
                            ("vergunning", "Vergunning"),
                            ("overeenkomst", "Overeenkomst met het COA"),
                            ("bouw", "Bouw"),
                            ("open", "Open"),
                        ],
                        max_length=20,
                        verbose_name="stap",
                    ),
                ),
                ("gepland", models.DateField(blank=True, null=True, verbose_name="gepland op")),
                (
                    "gepland_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("werkelijk", models.DateField(blank=True, null=True, verbose_name="werkelijk op")),
                ("niet_nodig", models.BooleanField(default=False, verbose_name="niet nodig")),
                ("document", models.CharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "periode",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.beschikbaarheid",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stap in de besluitvorming",
                "verbose_name_plural": "historical stappen in de besluitvorming",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Bezetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("datum", models.DateField()),
                ("personen", models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(5000)])),
                (
                    "teller",
                    models.CharField(
                        choices=[("gemeente", "Gemeente"), ("coa", "COA")], max_length=20, verbose_name="geteld door"
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bezettingen", to="realisatie.locatie"
                    ),
                ),
            ],
            options={
                "verbose_name": "bezetting",
                "verbose_name_plural": "bezettingen",
                "ordering": ("-datum", "teller", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Besluitstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("college", "Besluit van het college"),
                            ("raad", "Besluit van de raad"),
                            ("vergunning", "Vergunning"),
                            ("overeenkomst", "Overeenkomst met het COA"),
                            ("bouw", "Bouw"),
                            ("open", "Open"),
                        ],
                        max_length=20,
                        verbose_name="stap",
                    ),
                ),
                ("gepland", models.DateField(blank=True, null=True, verbose_name="gepland op")),
                (
                    "gepland_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("werkelijk", models.DateField(blank=True, null=True, verbose_name="werkelijk op")),
                ("niet_nodig", models.BooleanField(default=False, verbose_name="niet nodig")),
                ("document", models.CharField(blank=True, max_length=300)),
                (
                    "periode",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="besluitstappen",
                        to="realisatie.beschikbaarheid",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="besluitstappen",
                        to="realisatie.locatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap in de besluitvorming",
                "verbose_name_plural": "stappen in de besluitvorming",
                "ordering": ("locatie", "pk"),
            },
        ),
        migrations.AddField(
            model_name="beschikbaarheid",
            name="locatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="beschikbaarheden", to="realisatie.locatie"
            ),
        ),
        migrations.AddField(
            model_name="beschikbaarheid",
            name="vervangt",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="vervangen_door",
                to="realisatie.locatie",
            ),
        ),
        migrations.CreateModel(
            name="Maandstand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("maand", models.DateField()),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="maandstanden", to="opgaven.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name": "maandstand",
                "verbose_name_plural": "maandstanden",
                "ordering": ("-maand", "gemeente__naam"),
            },
        ),
        migrations.CreateModel(
            name="Maandstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=120)),
                ("rol", models.CharField(max_length=120)),
                ("moment", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("indienen", "Bevestigd"),
                            ("terugsturen", "Teruggestuurd"),
                            ("accorderen", "Geaccordeerd"),
                        ],
                        max_length=20,
                    ),
                ),
                ("asiel", models.IntegerField(blank=True, null=True)),
                ("amv", models.IntegerField(blank=True, null=True)),
                ("capaciteit", models.IntegerField()),
                ("periodes", models.PositiveIntegerField()),
                ("afdruk", models.CharField(max_length=64)),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "maandstand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stappen", to="realisatie.maandstand"
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.ronde",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap in een maandstand",
                "verbose_name_plural": "stappen in maandstanden",
                "ordering": ("moment", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Mailtekst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("medewerker_vooraf", "Medewerker gemeente, een week vooraf"),
                            ("medewerker_te_laat", "Medewerker gemeente, te laat"),
                            ("regio_vooraf", "Regiosecretaris, een week vooraf"),
                            ("regio_te_laat", "Regiosecretaris, te laat"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "onderwerp",
                    models.CharField(
                        max_length=150, validators=[realisatie.herinneringen.mailteksten.plaatshouders_bestaan]
                    ),
                ),
                (
                    "tekst",
                    models.TextField(
                        max_length=5000, validators=[realisatie.herinneringen.mailteksten.plaatshouders_bestaan]
                    ),
                ),
                (
                    "provincie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="opgaven.provincie"
                    ),
                ),
            ],
            options={
                "verbose_name": "mailtekst",
                "verbose_name_plural": "mailteksten",
                "ordering": ("soort",),
            },
        ),
        migrations.CreateModel(
            name="Opmerking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=120)),
                ("rol", models.CharField(max_length=120)),
                ("moment", models.DateTimeField(default=django.utils.timezone.now)),
                ("cijfer", models.CharField(blank=True, max_length=200)),
                ("onderdeel", models.SlugField(blank=True, max_length=40)),
                ("tekst", models.TextField(max_length=2000)),
                ("opvolging", models.BooleanField(default=False, verbose_name="vraagt opvolging")),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True)),
                ("afgesloten_naam", models.CharField(blank=True, max_length=120)),
                (
                    "afgesloten_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "antwoord_op",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="realisatie.opmerking",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opmerkingen",
                        to="realisatie.locatie",
                    ),
                ),
                (
                    "maandstap",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opmerkingen",
                        to="realisatie.maandstap",
                    ),
                ),
                (
                    "over",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opmerkingen",
                        to="opgaven.gebied",
                    ),
                ),
            ],
            options={
                "verbose_name": "opmerking",
                "verbose_name_plural": "opmerkingen",
                "ordering": ("moment", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Regiototaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("aantal", models.PositiveIntegerField()),
                ("waarvan_amv", models.PositiveIntegerField(blank=True, null=True, verbose_name="waarvan amv")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regiototalen", to="opgaven.regio"
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regiototalen", to="opgaven.ronde"
                    ),
                ),
            ],
            options={
                "verbose_name": "regiototaal van voornemens",
                "verbose_name_plural": "regiototalen van voornemens",
                "ordering": ("ronde", "regio"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalBeschikbaarheid",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "plekken",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                1, "Vul minstens 1 plek in, of laat het aantal leeg als het nog niet bekend is."
                            ),
                            django.core.validators.MaxValueValidator(
                                5000, "Meer dan 5000 plekken op één locatie kan niet kloppen."
                            ),
                        ],
                    ),
                ),
                ("van", models.DateField(blank=True, null=True)),
                (
                    "van_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "tot_precisie",
                    models.CharField(
                        choices=[
                            ("dag", "Op de dag"),
                            ("maand", "Op de maand"),
                            ("jaar", "Op het jaar"),
                            ("onbekend", "Niet bekend"),
                        ],
                        default=prt.rekenen.perioden.Precisie["DAG"],
                        max_length=10,
                    ),
                ),
                ("optie_tot", models.DateField(blank=True, null=True, verbose_name="optie tot verlenging tot")),
                (
                    "hardheid",
                    models.CharField(
                        choices=[
                            ("gerealiseerd", "Gerealiseerd (open)"),
                            ("vastgesteld", "Vastgesteld (besluit genomen)"),
                            ("voornemen", "Bestuurlijk voornemen"),
                            ("verkenning", "Verkenning"),
                            ("vervallen", "Vervallen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=2000)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.locatie",
                    ),
                ),
                (
                    "vervangt",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.locatie",
                    ),
                ),
                (
                    "regiototaal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.regiototaal",
                        verbose_name="begrepen in",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical beschikbaarheid",
                "verbose_name_plural": "historical beschikbaarheden",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="beschikbaarheid",
            name="regiototaal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="voornemens",
                to="realisatie.regiototaal",
                verbose_name="begrepen in",
            ),
        ),
        migrations.CreateModel(
            name="Uitruil",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("plekken", "Plekken van de een tellen voor de ander"),
                            ("statushouders", "Plekken tegen statushouders"),
                            ("samenvoegen", "Kleine opgaven samen op één plaats"),
                            ("interprovinciaal", "Tussen provincies"),
                        ],
                        default="plekken",
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("afspraak", models.TextField(blank=True)),
                (
                    "verhouding_plekken",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="zoveel plekken"),
                ),
                (
                    "verhouding_personen",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tegen zoveel statushouders"),
                ),
                ("voorwaarde", models.TextField(blank=True, verbose_name="ontbindende voorwaarde")),
                (
                    "voorwaarde_uiterlijk",
                    models.DateField(blank=True, null=True, verbose_name="voorwaarde uiterlijk vervuld op"),
                ),
                (
                    "voorwaarde_stand",
                    models.CharField(
                        choices=[
                            ("geen", "Geen voorwaarde"),
                            ("open", "Nog niet beoordeeld"),
                            ("vervuld", "Vervuld"),
                            ("niet_vervuld", "Niet vervuld"),
                        ],
                        default="geen",
                        max_length=20,
                    ),
                ),
                (
                    "voorwaarde_beoordeeld_op",
                    models.DateField(blank=True, null=True, verbose_name="voorwaarde beoordeeld op"),
                ),
                (
                    "voorwaarde_bewijs",
                    models.CharField(blank=True, max_length=300, verbose_name="document bij het oordeel"),
                ),
                ("verlengbaar", models.BooleanField(default=False)),
                (
                    "bevestigd_op",
                    models.DateField(blank=True, null=True, verbose_name="bevestigd door alle gemeenten op"),
                ),
                ("ontbonden_per", models.DateField(blank=True, null=True, verbose_name="ontbonden per")),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uitruilen", to="opgaven.ronde"
                    ),
                ),
            ],
            options={
                "verbose_name": "uitruil",
                "verbose_name_plural": "uitruilen",
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("plekken", models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)])),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gever",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gegeven", to="opgaven.gemeente"
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overdrachten",
                        to="realisatie.locatie",
                    ),
                ),
                (
                    "ontvanger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ontvangen", to="opgaven.gemeente"
                    ),
                ),
                (
                    "uitruil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overdrachten",
                        to="realisatie.uitruil",
                    ),
                ),
            ],
            options={
                "verbose_name": "overdracht",
                "verbose_name_plural": "overdrachten",
                "ordering": ("uitruil", "van", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalOverdracht",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "doelgroep",
                    models.CharField(
                        choices=[
                            ("asiel", "Asiel"),
                            ("amv", "Amv"),
                            ("oekraine", "Oekraïne"),
                            ("statushouders", "Statushouders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("plekken", models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)])),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "gever",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.gemeente",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "ontvanger",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.gemeente",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.locatie",
                    ),
                ),
                (
                    "uitruil",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.uitruil",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical overdracht",
                "verbose_name_plural": "historical overdrachten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBevestiging",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("datum", models.DateField()),
                ("naam", models.CharField(blank=True, max_length=120)),
                ("rol", models.CharField(blank=True, max_length=120)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="opgaven.gemeente",
                    ),
                ),
                (
                    "handeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="toegang.handeling"
                    ),
                ),
                (
                    "uitruil",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="realisatie.uitruil",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical bevestiging",
                "verbose_name_plural": "historical bevestigingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Bevestiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vindplaats", models.CharField(blank=True, max_length=200, verbose_name="plaats in de bron")),
                ("datum", models.DateField()),
                ("naam", models.CharField(blank=True, max_length=120)),
                ("rol", models.CharField(blank=True, max_length=120)),
                ("document", models.CharField(blank=True, max_length=300)),
                (
                    "bron",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opgaven.bron",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="opgaven.gemeente"
                    ),
                ),
                (
                    "uitruil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bevestigingen",
                        to="realisatie.uitruil",
                    ),
                ),
            ],
            options={
                "verbose_name": "bevestiging",
                "verbose_name_plural": "bevestigingen",
                "ordering": ("uitruil", "datum", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Herinnering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("medewerker_vooraf", "Medewerker gemeente, een week vooraf"),
                            ("medewerker_te_laat", "Medewerker gemeente, te laat"),
                            ("regio_vooraf", "Regiosecretaris, een week vooraf"),
                            ("regio_te_laat", "Regiosecretaris, te laat"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="herinneringen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ("-datum", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("gebruiker", "datum"), name="herinnering_een_per_persoon_en_dag"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("soort__in", ["medewerker_vooraf", "medewerker_te_laat", "regio_vooraf", "regio_te_laat"])
                        ),
                        name="herinnering_soort",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Knelpunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "thema",
                    models.CharField(
                        choices=[
                            ("zorg", "Zorg"),
                            ("onderwijs", "Onderwijs"),
                            ("wonen", "Wonen"),
                            ("financien", "Financiën"),
                            ("ruimte", "Ruimtelijke ordening"),
                            ("draagvlak", "Draagvlak"),
                            ("inburgering", "Inburgering en participatie"),
                            ("arbeidsmarkt", "Arbeidsmarkt"),
                            ("veiligheid", "Veiligheid"),
                            ("anders", "Anders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "geadresseerde",
                    models.CharField(
                        choices=[
                            ("rrt", "Regionale regietafel (RRT)"),
                            ("prt", "Provinciale regietafel (PRT)"),
                            ("lrt", "Landelijke Regietafel (LRT)"),
                        ],
                        max_length=10,
                        verbose_name="gericht aan",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("in_behandeling", "In behandeling"), ("opgelost", "Opgelost")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("tekst", models.TextField(max_length=2000, verbose_name="knelpunt")),
                ("resultaat", models.TextField(blank=True, max_length=2000)),
                ("naam", models.CharField(max_length=120)),
                ("rol", models.CharField(max_length=120)),
                ("moment", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="knelpunten", to="opgaven.gebied"
                    ),
                ),
            ],
            options={
                "verbose_name": "knelpunt",
                "verbose_name_plural": "knelpunten",
                "ordering": ("-moment", "-pk"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("tekst", ""), _negated=True), name="knelpunt_met_tekst"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "opgelost"), _negated=True),
                            models.Q(("resultaat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="knelpunt_opgelost_waardoor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "thema__in",
                                [
                                    "zorg",
                                    "onderwijs",
                                    "wonen",
                                    "financien",
                                    "ruimte",
                                    "draagvlak",
                                    "inburgering",
                                    "arbeidsmarkt",
                                    "veiligheid",
                                    "anders",
                                ],
                            )
                        ),
                        name="knelpunt_thema",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("geadresseerde__in", ["rrt", "prt", "lrt"])), name="knelpunt_geadresseerde"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "in_behandeling", "opgelost"])),
                        name="knelpunt_status",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="locatie",
            constraint=models.UniqueConstraint(
                fields=("gemeente", "naam"),
                name="locatie_naam_uniek_in_gemeente",
                violation_error_message="Deze gemeente heeft al een locatie met deze naam. Kies een andere naam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="locatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cno_duur", ""),
                    models.Q(("cno_duur__in", ["72_uur", "langer"]), ("soort", "cno")),
                    _connector="OR",
                ),
                name="locatie_duur_hoort_bij_cno",
            ),
        ),
        migrations.AddConstraint(
            model_name="bezetting",
            constraint=models.UniqueConstraint(
                fields=("locatie", "doelgroep", "datum", "teller"), name="bezetting_een_telling_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="bezetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("personen__lte", 5000)), name="bezetting_personen_aannemelijk"
            ),
        ),
        migrations.AddConstraint(
            model_name="bezetting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("doelgroep__in", ["asiel", "amv", "oekraine", "statushouders"]),
                    ("teller__in", ["gemeente", "coa"]),
                ),
                name="bezetting_bestaande_keuzes",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("periode", None)), fields=("locatie", "soort"), name="besluitstap_uniek_bij_locatie"
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("periode__isnull", False)),
                fields=("periode", "soort"),
                name="besluitstap_uniek_bij_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            realisatie.besluitvorming.rekenen.Stapsoort["COLLEGE"],
                            realisatie.besluitvorming.rekenen.Stapsoort["RAAD"],
                            realisatie.besluitvorming.rekenen.Stapsoort["VERGUNNING"],
                            realisatie.besluitvorming.rekenen.Stapsoort["OVEREENKOMST"],
                            realisatie.besluitvorming.rekenen.Stapsoort["BOUW"],
                            realisatie.besluitvorming.rekenen.Stapsoort["OPEN"],
                        ],
                    )
                ),
                name="besluitstap_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gepland", None), ("niet_nodig", True), ("werkelijk", None)),
                    models.Q(
                        ("niet_nodig", False),
                        models.Q(("gepland__isnull", False), ("werkelijk__isnull", False), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="besluitstap_datum_of_niet_nodig",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("niet_nodig", False),
                    models.Q(("soort", realisatie.besluitvorming.rekenen.Stapsoort["COLLEGE"]), _negated=True),
                    _connector="OR",
                ),
                name="besluitstap_college_beslist_altijd",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluitstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gepland", None), ("gepland_precisie", prt.rekenen.perioden.Precisie["DAG"])),
                    models.Q(("gepland__isnull", False), ("gepland_precisie__in", ("dag", "maand", "jaar"))),
                    _connector="OR",
                ),
                name="besluitstap_precisie_hoort_bij_datum",
            ),
        ),
        migrations.AddConstraint(
            model_name="maandstand",
            constraint=models.UniqueConstraint(fields=("gemeente", "maand"), name="maandstand_uniek"),
        ),
        migrations.AddConstraint(
            model_name="maandstand",
            constraint=models.CheckConstraint(
                condition=models.Q(("maand__day", 1)), name="maandstand_eerste_van_de_maand"
            ),
        ),
        migrations.AddConstraint(
            model_name="maandstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            realisatie.maand.rekenen.Stap["INDIENEN"],
                            realisatie.maand.rekenen.Stap["TERUGSTUREN"],
                            realisatie.maand.rekenen.Stap["ACCORDEREN"],
                        ],
                    )
                ),
                name="maandstap_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="maandstap",
            constraint=models.CheckConstraint(
                condition=models.Q(("afdruk", ""), _negated=True), name="maandstap_heeft_afdruk"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailtekst",
            constraint=models.UniqueConstraint(fields=("provincie", "soort"), name="mailtekst_een_per_provincie"),
        ),
        migrations.AddConstraint(
            model_name="mailtekst",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["medewerker_vooraf", "medewerker_te_laat", "regio_vooraf", "regio_te_laat"])
                ),
                name="mailtekst_soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="opmerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            models.Q(("antwoord_op__isnull", True), ("locatie__isnull", False), ("over__isnull", True)),
                            models.Q(("antwoord_op__isnull", False), ("locatie__isnull", True), ("over__isnull", True)),
                            _connector="OR",
                        ),
                        ("cijfer", ""),
                        ("onderdeel", ""),
                    ),
                    models.Q(
                        ("antwoord_op__isnull", True),
                        ("locatie__isnull", True),
                        ("over__isnull", False),
                        models.Q(("cijfer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="opmerking_een_onderwerp",
            ),
        ),
        migrations.AddConstraint(
            model_name="opmerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("antwoord_op", None),
                    models.Q(("afgesloten_op", None), ("maandstap", None), ("opvolging", False)),
                    _connector="OR",
                ),
                name="opmerking_antwoord_volgt_de_vraag",
            ),
        ),
        migrations.AddConstraint(
            model_name="opmerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("afgesloten_naam", ""), ("afgesloten_op", None)),
                    models.Q(("afgesloten_op__isnull", False), models.Q(("afgesloten_naam", ""), _negated=True)),
                    _connector="OR",
                ),
                name="opmerking_afgesloten_met_naam",
            ),
        ),
        migrations.AddConstraint(
            model_name="opmerking",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="opmerking_met_tekst"
            ),
        ),
        migrations.AddConstraint(
            model_name="regiototaal",
            constraint=models.UniqueConstraint(fields=("ronde", "regio"), name="regiototaal_uniek"),
        ),
        migrations.AddConstraint(
            model_name="regiototaal",
            constraint=models.CheckConstraint(
                condition=models.Q(("waarvan_amv", None), ("waarvan_amv__lte", models.F("aantal")), _connector="OR"),
                name="regiototaal_amv_inbegrepen",
            ),
        ),
        migrations.AddIndex(
            model_name="beschikbaarheid",
            index=models.Index(fields=["doelgroep", "hardheid", "van", "tot"], name="beschikbaarheid_telling"),
        ),
        migrations.AddConstraint(
            model_name="beschikbaarheid",
            constraint=models.CheckConstraint(
                condition=models.Q(("van", None), ("tot", None), ("tot__gt", models.F("van")), _connector="OR"),
                name="beschikbaarheid_tot_na_van",
            ),
        ),
        migrations.AddConstraint(
            model_name="beschikbaarheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "hardheid__in",
                            (
                                realisatie.locaties.rekenen.Hardheid["GEREALISEERD"],
                                realisatie.locaties.rekenen.Hardheid["VASTGESTELD"],
                            ),
                        ),
                        _negated=True,
                    ),
                    models.Q(("plekken__isnull", False), ("van__isnull", False)),
                    _connector="OR",
                ),
                name="beschikbaarheid_hard_is_volledig",
            ),
        ),
        migrations.AddConstraint(
            model_name="beschikbaarheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("plekken", None), models.Q(("plekken__gte", 1), ("plekken__lte", 5000)), _connector="OR"
                ),
                name="beschikbaarheid_plekken_aannemelijk",
            ),
        ),
        migrations.AddConstraint(
            model_name="beschikbaarheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("optie_tot", None),
                    models.Q(("optie_tot__gt", models.F("tot")), ("tot__isnull", False)),
                    _connector="OR",
                ),
                name="beschikbaarheid_optie_na_tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="beschikbaarheid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("regiototaal", None), ("vervangt", None)),
                    models.Q(
                        (
                            "hardheid__in",
                            (
                                realisatie.locaties.rekenen.Hardheid["GEREALISEERD"],
                                realisatie.locaties.rekenen.Hardheid["VASTGESTELD"],
                            ),
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="beschikbaarheid_verwijst_alleen_zacht",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitruil",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("voorwaarde", ""), ("voorwaarde_stand", "geen")),
                    models.Q(
                        models.Q(("voorwaarde", ""), _negated=True),
                        models.Q(("voorwaarde_stand", "geen"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="uitruil_stand_hoort_bij_voorwaarde",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitruil",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("voorwaarde_beoordeeld_op", None), ("voorwaarde_bewijs", "")),
                    ("voorwaarde_stand__in", ("vervuld", "niet_vervuld")),
                    _connector="OR",
                ),
                name="uitruil_oordeel_hoort_bij_stand",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitruil",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verhouding_personen", None), ("verhouding_plekken", None)),
                    models.Q(
                        ("soort", "statushouders"),
                        ("verhouding_personen__gte", 1),
                        ("verhouding_personen__isnull", False),
                        ("verhouding_plekken__gte", 1),
                        ("verhouding_plekken__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="uitruil_verhouding_bij_statushouders",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("gever", models.F("ontvanger")), _negated=True),
                name="overdracht_tussen_twee_gemeenten",
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("plekken__gte", 1)), name="overdracht_plekken_positief"
            ),
        ),
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot", None), ("tot__gt", models.F("van")), _connector="OR"),
                name="overdracht_tot_na_van",
            ),
        ),
        migrations.AddConstraint(
            model_name="bevestiging",
            constraint=models.UniqueConstraint(fields=("uitruil", "gemeente"), name="bevestiging_eenmaal_per_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="bevestiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("naam", ""), _negated=True),
                    models.Q(("document", ""), _negated=True),
                    ("bron__isnull", False),
                    _connector="OR",
                ),
                name="bevestiging_van_iemand",
            ),
        ),
    ]
