import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { initSync, type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { documentFonts } from './fonts.ts';
import type { DocumentJob } from './job.ts';

const WASM = 'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm';
const SHARED_STYLES = 'src/platform/pdf/kith.typ';
const PDF = 1;
const FULL_DIAGNOSTICS = 3;

type Diagnostic = { severity: string; path: string; range: string; message: string };
type Artifact = { result?: Uint8Array; diagnostics?: Diagnostic[] };

/** Starts Typst with these fonts. It has no file system, no network and no packages: it sees only what we hand it. */
async function startCompiler(root: string, fonts: readonly string[]): Promise<TypstCompiler> {
	initSync({ module: readFileSync(join(root, WASM)) });
	const builder = new TypstCompilerBuilder();
	builder.set_dummy_access_model();
	for (const font of fonts) await builder.add_raw_font(readFileSync(font));
	return builder.build();
}

/** One Typst at a time, with every font that the documents so far have needed. */
export class Compilers {
	readonly #root: string;
	#fonts: readonly string[] = [];
	#now: TypstCompiler | undefined;

	constructor(root: string) {
		this.#root = root;
	}

	/** A compiler that has every font this job needs: the one there is, or a new one in its place. */
	async for(job: DocumentJob): Promise<TypstCompiler> {
		const drawings = Object.values(job.images).filter((image) => typeof image === 'string');
		const needed = documentFonts(this.#root, [...Object.values(job.inputs), ...drawings].join(''));
		if (this.#now && needed.every((font) => this.#fonts.includes(font))) return this.#now;
		this.#now?.free();
		this.#fonts = needed;
		return (this.#now = await startCompiler(this.#root, needed));
	}
}

/** Turns one job into a tagged PDF, or throws with what the template says is wrong and where. */
export function compile(compiler: TypstCompiler, root: string, job: DocumentJob): Uint8Array {
	handOver(compiler, root, job);
	const world = compiler.snapshot(undefined, `/room/${basename(job.template)}`, Object.entries(job.inputs));
	try {
		const { result, diagnostics = [] } = world.get_artifact(PDF, FULL_DIAGNOSTICS) as Artifact;
		if (result) return result;
		throw new TemplateProblem(diagnostics);
	} finally {
		world.free();
	}
}

/** The template is wrong, or the data does not have the shape the template asks for. */
export class TemplateProblem extends Error {
	constructor(diagnostics: Diagnostic[]) {
		const errors = diagnostics.filter(({ severity }) => severity === 'error');
		super(errors.map(({ path, range, message }) => `${path} ${range}: ${message}`).join('\n'));
	}
}

function handOver(compiler: TypstCompiler, root: string, { template, images }: DocumentJob): void {
	compiler.reset_shadow();
	compiler.add_source('/kith.typ', readFileSync(join(root, SHARED_STYLES), 'utf8'));
	const room = dirname(template);
	for (const file of readdirSync(room)) {
		const path = join(room, file);
		if (extname(file) === '.typ') compiler.add_source(`/room/${file}`, readFileSync(path, 'utf8'));
		if (extname(file) === '.svg') compiler.map_shadow(`/room/${file}`, readFileSync(path));
	}
	for (const [name, image] of Object.entries(images))
		compiler.map_shadow(`/images/${name}.${typeof image === 'string' ? 'svg' : 'png'}`, Buffer.from(image));
}
