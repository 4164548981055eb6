"""A headless Chromium for tests, one for the whole run; tests skip with a reason where there is none."""

import functools
import os
import shutil
import tempfile

import pytest

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1200,1600",
)  # fmt: skip


@functools.cache
def _started():
    import atexit

    from selenium import webdriver

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = tempfile.TemporaryDirectory()
    for flag in (*FLAGS, f"--user-data-dir={profile.name}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)

    def stop():
        driver.quit()
        profile.cleanup()

    atexit.register(stop)
    return driver


def browser():
    """The running browser, or the reason why there is none."""
    if not shutil.which("chromedriver"):
        pytest.skip("no chromedriver: install Debian's chromium and chromium-driver to run the browser tests")
    pytest.importorskip("selenium", reason="selenium is not installed: pip install 'ipmine[test]'")
    os.environ.setdefault("SE_OFFLINE", "true")
    return _started()


def visited(path):
    """Open a file; returns the browser, and a function that gives the page's errors and network requests since."""
    import json

    driver = browser()
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(path.resolve().as_uri())

    def trouble():
        errors = [e["message"] for e in driver.get_log("browser") if e["level"] == "SEVERE"]
        for entry in driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file:", "data:", "blob:", "about:", "chrome:")):
                    errors.append(f"request to {url}")
        return errors

    return driver, trouble
