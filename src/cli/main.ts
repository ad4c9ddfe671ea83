import { inLanguage } from '../platform/i18n/language.ts';
import { saidPlainly } from './first-minute.ts';
import { kith, spokenBy } from './kith.ts';
import type { Out } from './out.ts';

const out: Out = { stdout: (text) => process.stdout.write(text), stderr: (text) => process.stderr.write(text) };
try {
	const code = await kith(process.argv.slice(2), out);
	if (code !== undefined) process.exitCode = code;
} catch (error) {
	inLanguage(spokenBy(process.argv.slice(2)), () => out.stderr(`kith: ${saidPlainly(error)}\n`));
	process.exit(1);
}
