"""流转范围: what of papers and ledgers each circle of readers gets, how the files are called."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from models.changes import Changes
from models.circulation import SHIPPED, CirculationProfile
from models.errors import UserError
from models.issues import Severity
from models.operations.circulation import delete_profile, save_profile
from models.progress import Progress
from models.queries.circulation import list_profiles
from models.rules.circulation import FILE_NAME_WORDS, NameFacts, check_profile, file_stem
from models.store.workspace import Workspace
from models.vocabulary import OfficeField
from ui import theme
from ui.dressing import set_dialog_size
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, make_sides, set_body
from ui.widgets.forms.choice_fields import CheckField
from ui.widgets.forms.record_form import FieldSpec, FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_card, make_label, make_scroll_area
from ui.widgets.notice_bar import NoticeBar

SIZE = (820, 600)
EXAMPLE = {"title": "全市优化营商环境重点任务推进情况", "number": "第9期", "period": "2024年9月"}


def profile_sections() -> Sequence[FormSection[CirculationProfile]]:
    """Return the form of one profile."""
    return (
        FormSection(
            "",
            (
                plain_field("name", "名称", lambda: LineField("如 报市政府办")),
                plain_field("file_name", "文件名", lambda: LineField("{文号}{标题}")),
            ),
        ),
        FormSection("可以给出去的", tuple(map(_shown, OfficeField))),
        FormSection(
            "印在页面上的",
            (
                plain_field("secrecy", "密级", lambda: LineField("空着用公文自己的")),
                plain_field("watermark", "水印", lambda: LineField("如 内部资料")),
                plain_field("has_bundled_fonts_only", "", lambda: CheckField("只用程序自带的字体")),
            ),
        ),
    )


def _shown(one: OfficeField) -> FieldSpec[CirculationProfile, bool]:
    return FieldSpec(
        key=f"shown.{one.value}",
        label="",
        make=lambda: CheckField(one.label),
        read=lambda profile: one in profile.shown,
        write=lambda profile, is_on: replace(
            profile, shown=profile.shown | {one} if is_on else profile.shown - {one}
        ),
    )


class ProfilesDialog(QDialog):
    """Shows all profiles; one at a time is edited."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._profiles: tuple[CirculationProfile, ...] = ()
        self._wanted = ""
        self.setWindowTitle("流转范围")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.names = QListWidget()
        self.names.setAccessibleName("流转范围")
        self.names.setProperty("role", "field")
        self.form: RecordForm[CirculationProfile] = RecordForm(profile_sections(), check_profile)
        self.example = make_label("", "secondary", wraps=True)
        self.add_button = make_button("新增", "plus")
        self.delete_button = make_button("删除", "trash-2", "danger")
        self.save_button = make_button("保存", role="primary")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the profiles."""
        self._session.work.run_query(list_profiles, self._receive, owner=self)

    def save(self) -> None:
        """Keep the profile in hand."""
        profile = self.form.record()
        if self.form.has_errors():
            self.form.show_issues()
            return
        self._wanted = profile.name.strip()
        self._run(lambda workspace, _progress: save_profile(workspace, profile=profile))

    def add(self) -> None:
        """Begin a new profile."""
        self.names.setCurrentRow(-1)
        self.form.show_new(CirculationProfile(""))
        self.form.focus_first()
        self._update()

    def delete(self) -> None:
        """Delete the profile in hand, or put one of the program's own back."""
        profile = self._in_hand()
        if profile is not None:
            self._wanted = profile.name
            self._run(lambda workspace, _progress: delete_profile(workspace, name=profile.name))

    # How it works

    def _run(self, act: Callable[[Workspace, Progress], Changes]) -> None:
        self._session.work.run_operation(act, self._on_done, owner=self, failed=self._tell)

    def _on_done(self, changes: Changes) -> None:
        self.notices.show_notice(Notice(f"已{changes.label}。", Tone.SUCCESS))
        self.refresh()

    def _tell(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _receive(self, profiles: tuple[CirculationProfile, ...]) -> None:
        self._profiles = profiles
        names = [one.name for one in profiles]
        self.names.clear()
        self.names.addItems(names)
        self.names.setCurrentRow(names.index(self._wanted) if self._wanted in names else 0)

    def _in_hand(self) -> CirculationProfile | None:
        place = self.names.currentRow()
        return self._profiles[place] if 0 <= place < len(self._profiles) else None

    def _show(self) -> None:
        profile = self._in_hand()
        if profile is not None:
            self._wanted = profile.name
            self.form.show_record(profile)
        self._update()

    def _update(self) -> None:
        profile, stored = self.form.record(), self._in_hand()
        facts = NameFacts(day=self._session.today(), unit="全市", **EXAMPLE)
        known = "".join(f"{{{word}}}" for word in FILE_NAME_WORDS)
        name = file_stem(profile.file_name, facts)
        self.example.setText(f"文件名例子：{name}.pdf\n可用：{known}")
        shipped = {one.name: one for one in SHIPPED}
        is_own = stored is not None and stored.name not in shipped
        is_other = stored is not None and stored != shipped.get(stored.name)
        self.delete_button.setText(" 删除" if is_own else " 恢复原样")
        may_write = not self._session.workspace.read_only
        self.delete_button.setEnabled(is_other and may_write)
        errors = [one for one in self.form.issues() if one.severity is Severity.ERROR]
        self.save_button.setEnabled(profile != stored and not errors and may_write)

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(lambda _: self._show())
        self.form.edited.connect(self._update)
        self.add_button.clicked.connect(self.add)
        self.delete_button.clicked.connect(self.delete)
        self.save_button.clicked.connect(self.save)

    def _lay_out(self) -> None:
        self.form.show_record(SHIPPED[0])
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        inside = make_card()
        right = QVBoxLayout(inside)
        right.setContentsMargins(*(theme.SPACE_WIDE,) * 2, theme.SPACE_SMALL, theme.SPACE_WIDE)
        right.setSpacing(theme.SPACE_SMALL)
        right.addWidget(make_scroll_area(self.form), 1)
        right.addWidget(self.example)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(self.notices)
        column.addWidget(make_sides(self.names, inside, (190, 590)), 1)
        beside = (self.add_button, self.delete_button)
        set_body(self, column, make_foot((), (close, self.save_button), beside=beside))
