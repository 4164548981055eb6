"""`python -m ipmine`."""

import sys

from ipmine.cli import main

if __name__ == "__main__":
    sys.exit(main())
