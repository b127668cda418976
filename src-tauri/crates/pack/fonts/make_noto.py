"""Makes the faces for scripts that Source Sans lacks, in the folder `noto` beside this file.

Each is a face of Noto as the npm packages `@expo-google-fonts/noto-…` hold it, without
hints and without the letters that Source Sans has, compressed by zlib. Of Chinese,
Japanese and Korean, which are too large, the common characters are kept: GB 2312, the
first level of Big5, the first level of JIS X 0208 with kana, and KS X 1001's Hangul.
Arabic is Vazirmatn's: Noto draws a letter's dots as glyphs of their own, and a reader
of the file could not tell the letter. `OFL.txt` is written with them: the licence, and whose each face is.

Usage: python3 make_noto.py FOLDER
(FOLDER holds the unpacked packages by name: `noto-sans-arabic/package/…`; needs `fonttools`)
"""

import io
import pathlib
import sys
import zlib

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
SANS = ("armenian bengali devanagari ethiopic georgian gujarati gurmukhi hebrew kannada khmer lao "
        "malayalam myanmar sinhala tamil telugu thai").split()


def decoded(codec, firsts, seconds):
    """The characters of a two-byte code, of which not every pair is one."""
    for first in firsts:
        for second in seconds:
            yield from bytes((first, second)).decode(codec, "ignore")


def common_han():
    upper = range(0xA1, 0xFF)
    chinese = set(decoded("gb2312", range(0xB0, 0xF8), upper))
    chinese |= set(decoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *upper]))
    japanese = set(decoded("euc_jp", [0xA4, 0xA5, *range(0xB0, 0xD0)], upper))
    marks = {chr(code) for block in (range(0x3000, 0x3100), range(0xFF00, 0xFFF0)) for code in block}
    return {ord(one) for one in chinese | japanese | marks if ord(one) >= 0x2E80}


def common_hangul():
    return {ord(one) for one in decoded("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF))}


def make_face(folder, name, wanted=None, layout=True):
    """Writes a face; returns whose it is and its size."""
    package = folder / name / "package"
    (source,) = (package / "400Regular").glob("*.ttf")
    own = TTFont(HERE / "SourceSans3-Regular.ttf").getBestCmap()
    font = TTFont(source)
    keep = {code for code in font.getBestCmap() if code not in own or code == 0x20}
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=["*"] if layout else [], legacy_kern=False)
    options.drop_tables += ["STAT", "MVAR", "HVAR", "vhea", "vmtx", "VORG", "BASE", "DSIG", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep if wanted is None else keep & (wanted | {0x20}))
    cutter.subset(font)
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    stem = font["name"].getDebugName(6)
    packed = zlib.compress(out.getvalue(), 9)
    (HERE / "noto" / f"{stem}.ttf.z").write_bytes(packed)
    print(f"{stem:32} {len(out.getvalue()):9,} bytes, packed {len(packed):9,}")
    return stem, (package / "LICENSE_FONT").read_text()


def main():
    folder = pathlib.Path(sys.argv[1])
    faces = [make_face(folder, "vazirmatn"), *(make_face(folder, f"noto-sans-{script}") for script in SANS)]
    faces += [make_face(folder, "noto-sans-sc", common_han(), False), make_face(folder, "noto-sans-kr", common_hangul(), False)]
    faces += [make_face(folder, "noto-emoji")]
    owners = [f"{stem}: {text.splitlines()[0]}" for stem, text in faces]
    licence = faces[1][1].split("\n", 1)[1]
    (HERE / "noto" / "OFL.txt").write_text("\n".join(owners) + "\n" + licence)


main()
