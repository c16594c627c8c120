"""A control under its name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.ui.widgets.text import Text


class Labelled(QWidget):
    """The name stands above, so that it has room at any size of text; `hint` is a small line below."""

    def __init__(self, name: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(name, "muted", wrap=True)
        self.hint = Text("", "small", wrap=True)
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(control)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.show_hint(hint)

    def show_hint(self, hint: str) -> None:
        """Change the small line, or take it away."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
