"""Asks `variorum mcp` by the official client of the Model Context Protocol.

Usage: ask.py PROGRAM
"""

import asyncio
import os
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

GAZETTE = "The mayor of Eskby will not resign on Monday, she said to the whole council.\n"


async def ask(program: str, folder: str) -> None:
    server = StdioServerParameters(command=program, args=["mcp", "--sources", folder])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        name = getattr(hello, "serverInfo", None) or hello.server_info
        assert name.name == "variorum", hello
        tools = (await session.list_tools()).tools
        assert [tool.name for tool in tools] == ["check_quotations"], tools

        async def check(**arguments):
            result = await session.call_tool("check_quotations", arguments)
            is_error = getattr(result, "isError", None)
            if is_error is None:
                is_error = result.is_error
            found = getattr(result, "structuredContent", None)
            if found is None:
                found = getattr(result, "structured_content", None)
            return is_error, found

        is_error, found = await check(text="“The mayor of Eskby will … resign” [@gazette]")
        assert not is_error and found["quotations"][0]["status"] == "invalid", found
        assert found["diagnostics"][0]["code"] == "meaning", found

        words = "“snow fell on the harbour that night”"
        sent = {"wire": "Much snow fell on the harbour that night."}
        is_error, found = await check(text=words, sources=sent)
        assert not is_error and found["quotations"][0]["source"] == "wire", found

        is_error, _ = await check(text="x" * 2_000_000)
        assert is_error


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "gazette.txt"), "w", encoding="utf-8") as file:
            file.write(GAZETTE)
        asyncio.run(ask(os.path.abspath(sys.argv[1]), folder))
    print("the official client was answered: 3 calls")


main()
