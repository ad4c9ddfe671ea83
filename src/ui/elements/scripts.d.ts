/** The address of each script of the browser, by its name: `main`, and one for every `*.element.ts`. */
declare module 'virtual:kith-elements' {
	export const scripts: Readonly<Record<string, string>>;
	/** Of each script the addresses of all that comes with it, itself included. */
	export const needs: Readonly<Record<string, readonly string[]>>;
}
