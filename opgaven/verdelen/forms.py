"""The form of a division: what, over whom, by which key; with fields for weights of one's own."""

from django import forms
from django.utils import timezone

from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.lezen import gewichten_uit, ontvangers, reken
from opgaven.verdelen.models import Verdeling
from prt.pagina.formulieren import Bewaren, Getalveld
from prt.pagina.terugblik import DATUM

MEESTE = 1_000_000


class Verdelen(Bewaren):
    field_order = ("totaal", "gebied", "sleutel", "ronde", "peildatum")
    totaal = Getalveld(label="Te verdelen", max_value=MEESTE, help_text="Plekken of personen.")
    gebied = forms.ChoiceField(label="Waarover")
    sleutel = forms.ChoiceField(
        label="Sleutel",
        choices=Verdeelsleutel.choices,
        help_text="Naar verhouding waarvan: de inwoners, de opgave in een ronde, of gewichten die u zelf invult.",
    )
    ronde = forms.ModelChoiceField(
        Ronde.objects.none(),
        label="Ronde",
        required=False,
        empty_label="Kies de ronde",
        help_text="Alleen bij de sleutel Opgave.",
    )
    peildatum = forms.DateField(
        label="Peildatum van de sleutel",
        required=False,
        widget=DATUM,
        help_text="De opgaven of inwoners zoals op deze dag; leeg is vandaag.",
    )

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ronde"].queryset = Ronde.objects.van(*provincies)
        self.keuzes = dict(_gebieden(provincies))
        self.fields["gebied"].choices = [(code, tekst) for code, (tekst, *_) in self.keuzes.items()]
        self.gebieden = []
        if gekozen := self.keuzes.get(self["gebied"].value()):
            _, self.geheel, self.niveau = gekozen
            self.gebieden = ontvangers(self.geheel, self.niveau)
        self.eigen = {}
        if self["sleutel"].value() == Verdeelsleutel.EIGEN:
            self.eigen = {f"gewicht_{gebied.code}": gebied for gebied in self.gebieden}
            for veld, gebied in self.eigen.items():
                self.fields[veld] = Getalveld(
                    label=f"Gewicht van {gebied}",
                    required=not self.vraagt_om_gewichten,
                    initial=self.initial.get(veld),
                )
            self.order_fields([*self.field_order, *self.eigen])

    @property
    def vraagt_om_gewichten(self) -> bool:
        """The fields for weights were not on the page yet: no reason to call them empty."""
        return self.is_bound and bool(self.eigen) and not any(veld in self.data for veld in self.eigen)

    def eerder(self):
        return (
            Verdeling.objects.filter(binnen(self.geheel.provincie, "gebied"))
            if self.gebieden
            else Verdeling.objects.none()
        )

    def clean(self):
        if self.errors or self.vraagt_om_gewichten:
            return self.cleaned_data
        sleutel = self.cleaned_data["sleutel"]
        if sleutel == Verdeelsleutel.EIGEN:
            gewichten = {gebied.code: self.cleaned_data[veld] for veld, gebied in self.eigen.items()}
            self.cleaned_data |= {"ronde": None, "peildatum": None}
        else:
            gewichten = self._gepubliceerd(sleutel)
        if not self.errors and self.cleaned_data["totaal"] and not sum(gewichten.values()):
            self.add_error("sleutel", "Alle gewichten zijn 0. Geef minstens één gebied een gewicht.")
        self.cleaned_data["gewichten"] = gewichten
        return self.cleaned_data

    def _gepubliceerd(self, sleutel):
        ronde, peildatum = self.cleaned_data["ronde"], self.cleaned_data["peildatum"] or timezone.localdate()
        self.cleaned_data["peildatum"] = peildatum
        if sleutel == Verdeelsleutel.OPGAVE and not ronde:
            self.add_error("ronde", "Kies de ronde waarvan de opgave de sleutel is.")
            return {}
        if sleutel == Verdeelsleutel.INWONERS:
            self.cleaned_data["ronde"] = None
        gewichten = gewichten_uit(sleutel, self.gebieden, ronde=ronde, peildatum=peildatum)
        onbekend = [str(gebied) for gebied in self.gebieden if gewichten[gebied.code] is None]
        if onbekend:
            inwoners = sleutel == Verdeelsleutel.INWONERS
            wat = "het aantal inwoners" if inwoners else "de opgave"
            wie = " De functioneel beheerder legt inwonertallen vast." if inwoners else ""
            self.add_error(
                "sleutel",
                f"Op deze dag is {wat} onbekend van: {', '.join(onbekend)}. Kies een andere dag, of kies "
                f"“Eigen gewichten” en vul ze zelf in.{wie}",
            )
        return gewichten

    def rijen(self):
        """The division, of a valid form."""
        return reken(self.cleaned_data["totaal"], self.gebieden, self.cleaned_data["gewichten"])

    def verdeling(self) -> dict:
        """What ``bewaar_verdeling`` takes."""
        velden = ("naam", "totaal", "sleutel", "ronde", "peildatum", "gewichten", "toelichting")
        eigen = {veld: self.cleaned_data[veld] for veld in velden}
        return eigen | {
            "gebied": self.geheel,
            "niveau": self.niveau,
            "gebieden": self.gebieden,
        }


def _gebieden(provincies):
    """What can be divided over what: ``(code, (text, gebied, niveau))``."""
    for provincie in provincies:
        for niveau in (Verdeelniveau.REGIO, Verdeelniveau.GEMEENTE):
            over = f"{provincie}, over de {niveau.label.lower()}"
            yield f"{provincie.code}-{niveau}", (over, provincie, niveau)
        for regio in provincie.regios.all():
            over = f"{regio}, over de gemeenten"
            yield f"{regio.code}-gemeente", (over, regio, Verdeelniveau.GEMEENTE)
