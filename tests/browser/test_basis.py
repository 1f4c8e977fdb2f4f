"""口径 of a figure opens over the page, stands in the address, and goes when it is closed."""


def test_the_basis_of_a_card_opens_and_closes(reader):
    page = reader.open("rectification?place=西河村")
    page.locator(".cell", has_text="到期整改率").locator("a.basis").click()
    page.locator("dl.basis").wait_for()
    said = page.locator("dl.basis").inner_text()
    assert "本期发现、截至日已到期且已整改 ÷ 本期发现、截至日已到期" in said
    assert "西河村" in said
    assert "basis=" in page.url
    page.keyboard.press("Escape")
    page.locator("dl.basis").wait_for(state="detached")
    page.wait_for_url(lambda url: "basis=" not in url)
    assert "place=" in page.url


def test_the_basis_of_a_tables_column_opens_from_the_keyboard(reader):
    page = reader.open("ranking")
    page.locator("#rank-place a.basis").first.focus()
    page.keyboard.press("Enter")
    page.locator("dl.basis").wait_for()
    page.go_back()
    page.locator("dl.basis").wait_for(state="detached")
