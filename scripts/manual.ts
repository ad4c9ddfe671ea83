// Writes docs/how-to/command-line.md from the table of commands; a test says when it is out of date.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { commands } from '../src/cli/commands.ts';
import { manualOf } from '../src/cli/manual.ts';

const path = fileURLToPath(new URL('../docs/how-to/command-line.md', import.meta.url));
await writeFile(path, await format(manualOf(commands), { ...(await resolveConfig(path)), parser: 'markdown' }));
