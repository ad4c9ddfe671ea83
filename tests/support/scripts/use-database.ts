// Opens the embedded database in the folder named, and keeps using it until told to stop or killed.
import { startEmbedded } from '../../../src/platform/db/embedded.ts';

const server = await startEmbedded(process.argv[2]!);
process.on('message', async () => {
	await server.stop();
	process.exit(0);
});
process.send!({ host: server.host, started: server.started, secrets: server.secrets });
