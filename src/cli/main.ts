import { demo } from './demo.ts';
import { evaluate } from './evaluate.ts';
import { measures } from './measures.ts';
import { start } from './start.ts';

export interface Out {
	stdout(text: string): void;
	stderr(text: string): void;
}

const commands: Record<string, { says: string; run(args: string[], out: Out): Promise<number | undefined> }> = {
	demo: { says: 'run a demonstration charity', run: demo },
	start: { says: 'run Kith', run: start },
	measures: { says: 'list, show and score measures', run: measures },
	evaluate: { says: 'say what changed, from a spreadsheet', run: evaluate }
};

const out: Out = { stdout: (text) => process.stdout.write(text), stderr: (text) => process.stderr.write(text) };
const [name = '--help', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
	out.stdout(Object.entries(commands).map(([word, { says }]) => `kith ${word.padEnd(12)} ${says}\n`).join(''));
	process.exit(name === '--help' ? 0 : 2);
}
const code = await command.run(args, out);
if (code !== undefined) process.exit(code); // a command that serves goes on until it is told to stop
