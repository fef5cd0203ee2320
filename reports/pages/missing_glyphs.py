"""Told where no face has some character of a paper; known without the page engine."""

from models.errors import UserError

# GB2312 sign for a character that cannot be set.
GETA = "〓"


class MissingGlyphError(UserError):
    """Raised when no face has some characters; install a font with them, or accept 〓 for them."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(
            f"现有字体里没有这些字：{'、'.join(characters)}。文件没有生成，数据没有改动。"
            f"请安装含有这些字的字体，或者确认以“{GETA}”代替后再导出。"
        )
