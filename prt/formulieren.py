from django.forms.renderers import TemplatesSetting
class Weergave(TemplatesSetting):
    pass
