/** Where a command says things: results to standard output, complaints to standard error. */
export interface Out {
	stdout(text: string): void;
	stderr(text: string): void;
}

/** Prints one line of JSON for programs, or words for people. */
export function answer(out: Out, json: boolean | undefined, value: unknown, words: string): void {
	out.stdout(json ? JSON.stringify(value) + '\n' : words + '\n');
}
