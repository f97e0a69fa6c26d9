"""Runs all of it, and ends with the counts in the form of Node's runner, which scripts/test adds up."""

import pathlib
import sys
import unittest

found = unittest.defaultTestLoader.discover(pathlib.Path(__file__).parent)
told = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(found)
failed = len({str(getattr(test, "test_case", test)) for test, _ in told.failures + told.errors})
print(f"# pass {told.testsRun - failed}", f"# fail {failed}", sep="\n")
sys.exit(failed > 0 or told.testsRun == 0)
