"""Long work at the foot of the window: what is done, how far, how long still, how to stop it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui import theme
from ui.jobs import Job, Step
from ui.widgets.labels import make_button, make_card, make_label
from ui.widgets.time_left import TimeLeft
from ui.work import Work

# Shorter work is not worth showing: a strip that flashes disturbs more than it tells.
DELAY_MS = 300


class ProgressStrip(QWidget):
    """Follows the jobs of ``Work`` that have a label, the latest on top."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("进度")
        self._jobs: list[Job] = []
        self._left = TimeLeft()
        self._words = make_label("", "strong")
        self._time = make_label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("进度")
        self._cancel = make_button("取消", "x")
        self._cancel.setToolTip("停下来；已经写好的不受影响，没写完的不留下")
        card = make_card()
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._time)
        row.addWidget(self._cancel)
        room = QHBoxLayout(self)
        room.setContentsMargins(theme.SPACE_PAGE, 0, theme.SPACE_PAGE, theme.SPACE)
        room.addWidget(card)
        self._appearing = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._appearing.timeout.connect(self.show)
        self._cancel.clicked.connect(self._stop)
        work.job_started.connect(self._on_started)
        work.job_progressed.connect(self._on_step)
        work.job_ended.connect(self._on_ended)
        self.hide()

    def text(self) -> str:
        """Return what is said: the work, how far it is, how long it still takes."""
        return " ".join(filter(None, (self._words.text(), self._time.text())))

    def _on_started(self, job: Job) -> None:
        if job.label:
            self._jobs.append(job)
            self._left = TimeLeft()
            self._show_step(Step(job.label, 0, 0))
            self._appearing.start()

    def _on_step(self, job: Job, step: Step) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._show_step(Step(step.message or job.label, step.done, step.total))

    def _on_ended(self, job: Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        if self._jobs:
            self._left = TimeLeft()
            self._show_step(Step(self._jobs[-1].label, 0, 0))
        else:
            self._appearing.stop()
            self.hide()

    def _show_step(self, step: Step) -> None:
        counted = f"　{step.done:,} / {step.total:,}" if step.total else ""
        self._words.setText(f"{step.message}{counted}")
        self._time.setText(self._left.words(step.done, step.total))
        self._time.setVisible(bool(self._time.text()))
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        is_stopping = bool(self._jobs) and self._jobs[-1].is_cancelled()
        self._cancel.setEnabled(not is_stopping)
        self._cancel.setText(" 正在停止…" if is_stopping else " 取消")

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self._cancel.setEnabled(False)
            self._cancel.setText(" 正在停止…")
