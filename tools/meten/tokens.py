"""How much there is to read.

Tokens are those that Python means something by: no comments and no white space. An f-string is one token up to Python
3.11 and several since, so compare numbers of the same Python. A string that stands by itself is a docstring.
"""

import ast
import io
import tokenize
from collections import Counter

from meten.bronnen import FUNCTIE
from meten.omvang import gemiddeld

ONZICHTBAAR = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER),
}


def meet_tokens(modules):
    geteld: Counter[str] = Counter()
    for module in modules:
        geteld.update(tel_tokens(module))
    return {
        "alle": geteld["alle"],
        "zonder_annotaties_en_docstrings": geteld["zonder"],
        "coderegels": geteld["coderegels"],
        "per_coderegel": gemiddeld(geteld["zonder"], geteld["coderegels"]),
    }


def tel_tokens(module):
    gelezen = tokenize.generate_tokens(io.StringIO(module.bron).readline)
    tokens = [token for token in gelezen if token.type not in ONZICHTBAAR]
    code = buiten(tokens, plekken(module, docstrings(module)))
    annotaties = plekken(module, annotaties_van(module))
    zonder = buiten(code, annotaties)
    coderegels = {regel for token in code for regel in range(token.start[0], token.end[0] + 1)}
    # Every annotation has a colon or an arrow before it that goes with it.
    return {"alle": len(tokens), "zonder": len(zonder) - len(annotaties), "coderegels": len(coderegels)}


def docstrings(module):
    return [knoop for knoop in module.alle(ast.Expr) if isinstance(getattr(knoop.value, "value", None), str)]


def annotaties_van(module):
    gevonden = [knoop.annotation for knoop in module.alle(ast.AnnAssign, ast.arg)]
    gevonden += [knoop.returns for knoop in module.alle(*FUNCTIE)]
    return [knoop for knoop in gevonden if knoop]


def plekken(module, knopen):
    """Where these begin and end as tokenize counts: ast counts columns in bytes, tokenize in characters."""
    regels = [regel.encode() for regel in io.StringIO(module.bron)]

    def plek(regel, kolom):
        return regel, len(regels[regel - 1][:kolom].decode())

    return [(plek(k.lineno, k.col_offset), plek(k.end_lineno, k.end_col_offset)) for k in knopen]


def buiten(tokens, plekken):
    return [token for token in tokens if not any(van <= token.start and token.end <= tot for van, tot in plekken)]
