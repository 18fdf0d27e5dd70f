import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("opgaven", "0002_initial"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Verwerker",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("gestart_op", models.DateTimeField(default=django.utils.timezone.now)),
                ("gezien_op", models.DateTimeField(default=django.utils.timezone.now)),
                ("gestopt_op", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "verwerker",
                "verbose_name_plural": "verwerkers",
                "ordering": ("-gestart_op",),
            },
        ),
        migrations.CreateModel(
            name="Taak",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("soort", models.CharField(max_length=60)),
                ("titel", models.CharField(max_length=200)),
                ("parameters", models.JSONField(default=dict)),
                ("sleutel", models.CharField(editable=False, max_length=64)),
                ("aangevraagd_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="aangevraagd")),
                (
                    "status",
                    models.CharField(
                        choices=[("wacht", "wacht"), ("bezig", "bezig"), ("klaar", "klaar"), ("mislukt", "mislukt")],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                ("stap", models.CharField(blank=True, max_length=200)),
                ("gedaan", models.PositiveIntegerField(default=0)),
                ("totaal", models.PositiveIntegerField(default=0)),
                ("pogingen", models.PositiveSmallIntegerField(default=0)),
                ("afgerond_op", models.DateTimeField(blank=True, null=True)),
                ("verloopt_op", models.DateTimeField(blank=True, null=True, verbose_name="beschikbaar tot")),
                ("bekeken_op", models.DateTimeField(default=django.utils.timezone.now)),
                ("gezien_op", models.DateTimeField(blank=True, null=True)),
                ("gemeld_op", models.DateTimeField(blank=True, null=True)),
                ("naam", models.CharField(blank=True, max_length=200)),
                ("mediatype", models.CharField(blank=True, max_length=100)),
                ("inhoud", models.BinaryField(blank=True, null=True)),
                ("foutmelding", models.CharField(blank=True, max_length=500)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "provincie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="opgaven.provincie",
                    ),
                ),
                (
                    "verwerker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="taken.verwerker",
                    ),
                ),
            ],
            options={
                "verbose_name": "taak",
                "verbose_name_plural": "taken",
                "ordering": ("-aangevraagd_op",),
                "indexes": [models.Index(fields=["door", "-aangevraagd_op"], name="taak_van_wie")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "bezig"), ("verwerker__isnull", False)),
                            models.Q(models.Q(("status", "bezig"), _negated=True), ("verwerker__isnull", True)),
                            _connector="OR",
                        ),
                        name="taak_bezig_bij_een_verwerker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("inhoud__isnull", False),
                                ("status", "klaar"),
                                models.Q(("naam", ""), _negated=True),
                                models.Q(("mediatype", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "klaar"), _negated=True),
                                ("inhoud__isnull", True),
                                ("mediatype", ""),
                                ("naam", ""),
                            ),
                            _connector="OR",
                        ),
                        name="taak_klaar_met_bestand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "mislukt"), models.Q(("foutmelding", ""), _negated=True)),
                            models.Q(models.Q(("status", "mislukt"), _negated=True), ("foutmelding", "")),
                            _connector="OR",
                        ),
                        name="taak_mislukt_met_uitleg",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgerond_op__isnull", False),
                                ("status__in", ("klaar", "mislukt")),
                                ("verloopt_op__gt", models.F("afgerond_op")),
                                ("verloopt_op__isnull", False),
                            ),
                            models.Q(
                                ("afgerond_op__isnull", True),
                                ("status__in", ("wacht", "bezig")),
                                ("verloopt_op__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="taak_af_met_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gedaan__lte", models.F("totaal"))), name="taak_niet_meer_dan_alles"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("wacht", "bezig"))),
                        fields=("door", "sleutel"),
                        name="taak_uniek_zolang_onaf",
                    ),
                ],
            },
        ),
    ]
