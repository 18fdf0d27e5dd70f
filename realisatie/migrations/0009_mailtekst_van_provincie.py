import django.db.models.deletion
from django.db import migrations, models


def van_de_enige_provincie(apps, schema_editor):
    """What was of nobody, is of the provincie that works here."""
    hier = apps.get_model("opgaven", "Provincie").objects.filter(regios__isnull=False).distinct()
    if len(hier) == 1:
        apps.get_model("realisatie", "Mailtekst").objects.update(provincie=hier[0])


class Migration(migrations.Migration):
    dependencies = [("opgaven", "0009_provincies_apart"), ("realisatie", "0008_jaar_besluitvorming")]

    operations = [
        migrations.AddField(
            model_name="mailtekst",
            name="provincie",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="opgaven.provincie"
            ),
        ),
        migrations.RunPython(van_de_enige_provincie, migrations.RunPython.noop),
    ]
