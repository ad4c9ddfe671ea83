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

/** Typst with the fonts it was started with. */
export interface Compiler {
	typst: TypstCompiler;
	fonts: readonly string[];
}

/** Starts Typst with these fonts. It has no file system, no network and no packages: it sees only what we hand it. */
async function startCompiler(root: string, fonts: readonly string[]): Promise<Compiler> {
	initSync({ module: readFileSync(join(root, WASM)) });
	const builder = new TypstCompilerBuilder();
	builder.set_dummy_access_model();
	for (const font of fonts) await builder.add_raw_font(readFileSync(font));
	return { typst: await builder.build(), fonts };
}

/** A compiler that has every font this job needs: the one there is, or a new one in its place. */
export async function compilerFor(root: string, job: DocumentJob, now: Compiler | undefined): Promise<Compiler> {
	const needed = documentFonts(root, [...Object.values(job.inputs), ...Object.values(job.images)].join(''));
	if (now && needed.every((font) => now.fonts.includes(font))) return now;
	now?.typst.free();
	return startCompiler(root, needed);
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
	for (const [name, svg] of Object.entries(images)) compiler.map_shadow(`/images/${name}.svg`, Buffer.from(svg));
}
