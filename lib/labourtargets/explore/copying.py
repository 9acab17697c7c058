"""The calls behind a view, with a button that copies them."""

from __future__ import annotations

import anywidget
import traitlets

__all__ = ["Code"]

# a page without the right to the clipboard still lets the text be selected
_SCRIPT = """
function render({ model, el }) {
  const button = document.createElement("button");
  const code = document.createElement("pre");
  button.type = "button";
  button.className = "jupyter-button lt-copy";
  code.className = "lt-code";
  code.tabIndex = 0;
  const show = () => {
    code.textContent = model.get("code");
    button.textContent = model.get("label");
    code.setAttribute("aria-label", model.get("label"));
  };
  button.addEventListener("click", async () => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    try {
      await navigator.clipboard.writeText(model.get("code"));
      button.textContent = model.get("copied");
    } catch {
      button.textContent = model.get("selected");
    }
  });
  // a figure drawn while it had no width takes its place when the window says so
  const fit = () => requestAnimationFrame(() => window.dispatchEvent(new Event("resize")));
  const drawn = (event) => {
    if (el.closest(".lt-explorer")?.contains(event.detail.element)) fit();
  };
  document.addEventListener("plotlywidget-after-render", drawn);
  // JupyterLab would take the arrow keys of a control to move between cells
  const keep = (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true");
  requestAnimationFrame(() => el.closest(".lt-explorer")?.addEventListener("focusin", keep));
  model.on("change:code", () => { show(); fit(); });
  show();
  el.append(button, code);
  fit();
  return () => document.removeEventListener("plotlywidget-after-render", drawn);
}
export default { render };
"""
_STYLE = """
.lt-copy { width: auto; cursor: pointer; }
.lt-code { overflow-x: auto; padding: .6em .8em; margin: .4em 0 0; font-size: .9em;
  background: var(--jp-cell-editor-background, transparent);
  border: 1px solid var(--jp-border-color2, currentColor); }
"""


class Code(anywidget.AnyWidget):  # type: ignore[misc]
    """Show code beside a button that copies it.

    Examples
    --------
    >>> Code(code="1 + 1", label="Copy").code
    '1 + 1'
    """

    _esm = _SCRIPT
    _css = _STYLE
    code = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    copied = traitlets.Unicode().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
