"""Names as TeX."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.encode.names import name_parts, name_tex


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ("x", "x"),
        ("w1", "w_{1}"),
        ("w_1", "w_{1}"),
        ("w12", "w_{12}"),
        ("w2_1_3", "w_{2,1,3}"),
        ("z2_1@2", "z_{2,1}^{(2)}"),
        ("C@3", "C^{(3)}"),
        ("w_ij", r"w_{\mathrm{ij}}"),
        ("x_n", "x_{n}"),
        ("alpha", r"\alpha"),
        ("α", r"\alpha"),
        ("σ1", r"\sigma_{1}"),
        ("sigma_2", r"\sigma_{2}"),
        ("Omega", r"\Omega"),
        ("ŷ", r"\hat{y}"),
        ("ŷ_2@3", r"\hat{y}_{2}^{(3)}"),
        ("Cⁿ", "C^{n}"),
        ("loss", r"\mathrm{loss}"),
        ("loss2", r"\mathrm{loss}_{2}"),
        ("mul_1", r"\mathrm{mul}_{1}"),
        ("learning_rate", r"\text{learning\_rate}"),
        ("損失", r"\text{損失}"),
        ("z′", "z'"),
        ("w1″", r"\text{w1″}"),
        ("z1′′", "z_{1}''"),
        ("C@3′", "{C^{(3)}}'"),
        ("′", r"\text{′}"),
        ("_", r"\text{\_}"),
        ("½", r"\tfrac12"),
        (r"\def\x{\x\x}", r"\text{\textbackslash{}def\textbackslash{}x\{\textbackslash{}x\textbackslash{}x\}}"),
        (r"\href{javascript:alert(1)}{x}", r"\text{\textbackslash{}href\{javascript:alert(1)\}\{x\}}"),
        ("a$b%c&d#e^f~g", r"\text{a\$b\%c\&d\#e\textasciicircum{}f\textasciitilde{}g}"),
        ("a\nb\u202ec", r"\text{a�b�c}"),
        ("", r"\text{}"),
    ],
)
def test_a_name_is_set_as_it_is_read(name: str, tex: str) -> None:
    assert name_tex(name) == tex


COMMANDS = {
    "text", "mathrm", "hat", "textbackslash", "textasciicircum", "textasciitilde",
    "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
    "xi", "pi", "rho", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta",
    "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
}  # fmt: skip


@given(st.text(st.sampled_from("\\{}$&#%_^~ab1@α\n\u202e<>") | st.characters(), max_size=90))
def test_whatever_a_name_holds_its_tex_runs_no_command_and_balances_its_braces(name: str) -> None:
    tex = name_tex(name)
    unescaped = re.sub(r"\\[\\{}$&#%_]", "", tex)
    assert set(re.findall(r"\\([A-Za-z]+)", unescaped)) <= COMMANDS
    assert unescaped.count("{") == unescaped.count("}")
    assert not re.search(r"[$&#%~]", unescaped)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in tex)
    assert len(tex) <= 64 * len(r"\textasciicircum{}") + 100


@pytest.mark.parametrize(
    ("name", "parts"),
    [("w2_1@3", ("w", "2,1", "3")), ("C@2", ("C", "", "2")), ("loss", ("loss", "", "")), ("a b1", ("a b1", "", ""))],
)
def test_parts_are_base_index_and_sample(name: str, parts: tuple[str, str, str]) -> None:
    assert name_parts(name) == parts
