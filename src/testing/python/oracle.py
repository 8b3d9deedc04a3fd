r"""Judges Python source for the specs, independently of the code under test.

Reads requests from standard input and writes replies to standard output, each
one line of JSON:

    request  {"source": "if a:\nb = 1"}
    reply    {"fault": {"kind": "IndentationError", "message": "expected an …",
                        "line": 2, "column": 1},
              "isIncomplete": false, "endsIn": "code"}

`fault` is null if CPython accepts the source, and also if CPython has only run
out of source (`isIncomplete`): an open bracket, a block head without a body.
Lines and columns count from 1, columns in code points.

`endsIn` is the construct that the source ends inside of: "code", "comment", "string"
or "brackets".

Lines of IPython (`%…`, `!…`) are replaced by `pass`.
"""

import ast
import io
import json
import re
import sys
import tokenize
import warnings
from typing import Any

# `codeop.PyCF_ALLOW_INCOMPLETE_INPUT`, which has no public name.
ALLOW_INCOMPLETE_INPUT = 0x4000

IPYTHON_LINE = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)


def judge(source: str) -> dict[str, Any]:
    """Returns the reply to a request."""
    source = IPYTHON_LINE.sub(r"\1pass", source)
    return {**find_fault(source), "endsIn": find_end(source)}


def find_fault(source: str) -> dict[str, Any]:
    """Returns the error of CPython's parser, if it found one before the end of the source."""
    try:
        compile(source, "<source>", "exec", ast.PyCF_ONLY_AST | ALLOW_INCOMPLETE_INPUT)
    except SyntaxError as error:
        if "incomplete input" in error.msg:
            return {"fault": None, "isIncomplete": True}
        fault = {
            "kind": type(error).__name__,
            "message": error.msg,
            "line": error.lineno,
            "column": error.offset,
        }
        return {"fault": fault, "isIncomplete": False}
    return {"fault": None, "isIncomplete": False}


def find_end(source: str) -> str:
    """Returns the construct that the source ends inside of."""
    last = None
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.ERRORTOKEN and token.string[0] in "\"'":
                # Before Python 3.12 an unterminated string is no error.
                return "string"
            if token.string.strip() != "":
                last = token
    except (tokenize.TokenError, SyntaxError) as error:
        return "string" if "string" in str(error) else "brackets"
    is_comment = last is not None and last.type == tokenize.COMMENT
    return "comment" if is_comment and not source.endswith("\n") else "code"


warnings.simplefilter("ignore")
for line in sys.stdin:
    print(json.dumps(judge(json.loads(line)["source"])), flush=True)
