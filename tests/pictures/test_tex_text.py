import pytest

from chainrule.pictures.tex_text import has_chinese, tex_text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("∂C/∂a₁", r"$\partial$C/$\partial$a$_{1}$"),
        ("σ(z) × 3", r"$\sigma$(z) $\times$ 3"),
        ("100 % of w_1 & {b}", r"100 \% of w\_1 \& \{b\}"),
        ("x² − 1", r"x$^{2}$ $-$ 1"),
        ("é", "e"),
    ],
)
def test_letters_are_what_latex_has_for_them(text: str, written: str) -> None:
    assert tex_text(text) == written


def test_every_greek_letter_is_the_one_of_its_name() -> None:
    assert (tex_text("α"), tex_text("π"), tex_text("ρ"), tex_text("σ"), tex_text("ω")) == (
        r"$\alpha$", r"$\pi$", r"$\rho$", r"$\sigma$", r"$\omega$",
    )  # fmt: skip


def test_a_letter_that_nobody_knows_is_written_by_its_name() -> None:
    assert tex_text("☂") == "[umbrella]"


def test_chinese_is_found() -> None:
    assert has_chinese("权重")
    assert has_chinese("，")
    assert not has_chinese("∂C/∂w = 3")
