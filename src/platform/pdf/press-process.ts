// Runs as a child process of the app: it starts Typst once, answers jobs one after another, and ends with its parent.
// A fault inside WebAssembly leaves memory nobody can trust. It is not caught here on purpose: the process ends,
// the one document fails, and the next document gets a fresh process.
import { compile, compilerFor, TemplateProblem, type Compiler } from './compiler.ts';
import type { DocumentAnswer, DocumentJob } from './job.ts';
import { projectRoot } from './project-root.ts';

const root = projectRoot();
let compiler: Compiler | undefined;

async function answer(job: DocumentJob): Promise<{ pdf: Uint8Array } | { problem: string }> {
	try {
		compiler = await compilerFor(root, job, compiler);
		return { pdf: compile(compiler.typst, root, job) };
	} catch (error) {
		if (error instanceof TemplateProblem) return { problem: error.message };
		throw error;
	}
}

process.on('message', async (job: DocumentJob) => {
	const reply: DocumentAnswer = { ...(await answer(job)), memory: process.memoryUsage.rss() };
	process.send?.(reply);
});
process.on('disconnect', () => process.exit(0));
