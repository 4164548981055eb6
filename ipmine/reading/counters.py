"""Numbers as lists print them: 一、 (a) iv. ① 甲 壹; shared by HTML lists and Word's numbering."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def chinese(number: int) -> str:
    """A number in words, as 第二十一条 counts.

    >>> [chinese(n) for n in (0, 10, 21, 105, 110, 1010)]
    ['〇', '十', '二十一', '一百零五', '一百一十', '一千零一十']
    """
    return _in_words(number, _DIGITS, "十百千", "零", short_ten=True)


def chinese_digits(number: int) -> str:
    """A number digit by digit: 10 is 一〇."""
    return "".join(_DIGITS[int(d)] for d in str(number))


def legal_simplified(number: int) -> str:
    """Banker's numerals, simplified: 壹, 贰, 叁."""
    return _in_words(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "零", short_ten=False)


def legal_traditional(number: int) -> str:
    """Banker's numerals, traditional: 壹, 貳, 參."""
    return _in_words(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "零", short_ten=False)


def roman(number: int) -> str:
    """Roman numerals, small.

    >>> roman(4), roman(1994)
    ('iv', 'mcmxciv')
    """
    if not 0 < number < 4000:
        return str(number)
    out = []
    for value, letters in (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
        *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def letters(number: int) -> str:
    """Letters as a web page counts: a … z, aa, ab."""
    if number < 1:
        return str(number)
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def repeated_letters(number: int) -> str:
    """Letters as Word counts: a … z, aa, bb."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _in_words(number: int, digits: str, units: str, zero: str, *, short_ten: bool) -> str:
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    out, gap = "", False
    text = str(number)
    for place, digit in zip(range(len(text) - 1, -1, -1), text, strict=True):
        if digit == "0":
            gap = True
            continue
        if gap and out:
            out += zero
        gap = False
        out += digits[int(digit)] + (units[place - 1] if place else "")
    if short_ten and 10 <= number < 20:
        out = out[1:]
    return out


def _run(first: int, last: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode, from the one for 1 on; digits beyond them."""

    def count(number: int) -> str:
        return chr(first + number - 1) if 0 < number <= last - first + 1 else str(number)

    return count


def _of(characters: str) -> Callable[[int], str]:
    def count(number: int) -> str:
        return characters[number - 1] if 0 < number <= len(characters) else str(number)

    return count


def _circled(number: int) -> str:
    for first, last, base in ((0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(base + number - first)
    return str(number)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


# Word's names (ISO/IEC 29500-1, ST_NumberFormat)
WORD: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run(0x2488, 0x249B),
    "decimalEnclosedParen": _run(0x2474, 0x2487),
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
    "upperLetter": lambda n: repeated_letters(n).upper(),
    "lowerLetter": repeated_letters,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "ideographDigital": chinese_digits,
    "japaneseDigitalTenThousand": chinese_digits,
    "taiwaneseDigital": chinese_digits,
    "koreanDigital2": chinese_digits,
    "chineseLegalSimplified": legal_simplified,
    "ideographLegalTraditional": legal_traditional,
    "japaneseLegal": legal_traditional,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if n > 0 else str(n),
    "ideographEnclosedCircle": _run(0x3280, 0x3289),
}
"""How Word prints a number, by the name of its format; what is not here prints as digits."""

# CSS's names, with what ends the marker (CSS Counter Styles Level 3); type= of <ol> is mapped to them
WEB: dict[str, tuple[Callable[[int], str], str]] = {
    "decimal": (str, ". "),
    "decimal-leading-zero": (lambda n: f"{n:02}", ". "),
    "lower-alpha": (letters, ". "),
    "lower-latin": (letters, ". "),
    "upper-alpha": (lambda n: letters(n).upper(), ". "),
    "upper-latin": (lambda n: letters(n).upper(), ". "),
    "lower-roman": (roman, ". "),
    "upper-roman": (lambda n: roman(n).upper(), ". "),
    "cjk-decimal": (chinese_digits, "、"),
    "cjk-ideographic": (chinese, "、"),
    "simp-chinese-informal": (chinese, "、"),
    "trad-chinese-informal": (chinese, "、"),
    "simp-chinese-formal": (legal_simplified, "、"),
    "trad-chinese-formal": (legal_traditional, "、"),
    "japanese-informal": (chinese, "、"),
    "cjk-heavenly-stem": (_of(_STEMS), "、"),
    "cjk-earthly-branch": (_of(_BRANCHES), "、"),
}
"""How a browser prints the number of a list item, and what it prints behind it."""
