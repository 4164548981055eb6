"""The verbs of force, as pieces of patterns: what puts a paper into force, and what takes it out.

Who looks for the first asks for the second before it: 停止执行 holds 执行. `STOPS` are the words
with which a verb of the first kind is one of the second, or of neither (暂停执行).
"""

from __future__ import annotations

from typing import Final

# 自…起实行。 puts in force, 自…起实行统一标准 tells what is done from then on
IN_FORCE: Final = r"施行|实施|生效|起效|执行|适用|试行|实行(?=[，。；、）\n]|$)"
_DONE: Final = "施行|实施|执行|适用|使用|实行|试行"
OUT_OF_FORCE: Final = rf"(?:停止|终止|不再)(?:{_DONE})|废止|失效|作废|终止"
STOPS: Final = "停止|终止|不再|暂停|暂缓|中止"
