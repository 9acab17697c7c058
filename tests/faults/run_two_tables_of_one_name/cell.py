for value in (1, 2):
    show(
        "table",
        f"<table><tbody><tr><td>{value}</td></tr></tbody></table>",
        columns=[{"name": "a"}],
        rows=[[value]],
    )
