// Runs as a child process of the app: it starts Typst once, answers jobs one after another, and ends with its parent.
// A fault inside WebAssembly leaves memory nobody can trust. It is not caught here on purpose: the process ends,
// the one document fails, and the next document gets a fresh process.
import { compile, Compilers, TemplateProblem } from './compiler.ts';
import type { DocumentAnswer, DocumentJob, PressJob } from './job.ts';
import { projectRoot } from './project-root.ts';

const root = projectRoot();
const compilers = new Compilers(root);

async function printed(job: DocumentJob): Promise<Uint8Array> {
	const pdf = compile(await compilers.for(job), root, job);
	return job.png ? (await import('./picture.ts')).firstPage(pdf, job.png) : pdf;
}

async function answer(job: PressJob): Promise<{ made: Uint8Array } | { problem: string }> {
	try {
		if ('template' in job) return { made: await printed(job) };
		const { drawnAnew } = await import('./picture.ts');
		return drawnAnew(job);
	} catch (error) {
		if (error instanceof TemplateProblem) return { problem: error.message };
		throw error;
	}
}

process.on('message', async (job: PressJob) => {
	const reply: DocumentAnswer = { ...(await answer(job)), memory: process.memoryUsage.rss() };
	process.send?.(reply);
});
process.on('disconnect', () => process.exit(0));
