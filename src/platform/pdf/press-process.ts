// Runs as a child process of the app: it starts Typst once, answers jobs one after another, and ends with its parent.
// A fault inside WebAssembly leaves memory nobody can trust. It is not caught here on purpose: the process ends,
// the one document fails, and the next document gets a fresh process.
import { compile, Compilers, TemplateProblem } from './compiler.ts';
import type { DocumentAnswer, DocumentJob } from './job.ts';
import { projectRoot } from './project-root.ts';

const root = projectRoot();
const compilers = new Compilers(root);

async function answer(job: DocumentJob): Promise<{ pdf: Uint8Array } | { problem: string }> {
	try {
		return { pdf: compile(await compilers.for(job), root, job) };
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
