declare module 'autocannon' {
	interface Wishes {
		url: string;
		connections: number;
		duration: number;
		headers?: Record<string, string>;
	}
	interface Told {
		requests: { total: number };
		non2xx: number;
		errors: number;
	}
	function autocannon(wishes: Wishes): Promise<Told>;
	export default autocannon;
}
