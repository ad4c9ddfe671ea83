import { defineConfig, devices } from '@playwright/test';

const args = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
const launchOptions = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args };
const phone = { ...devices['Desktop Chrome'], viewport: { width: 360, height: 640 }, launchOptions };

export default defineConfig({
	testDir: 'tests/journeys',
	workers: 2,
	reporter: 'list',
	timeout: 180_000, // generous, so that a busy machine is not taken for a broken page
	expect: { timeout: 30_000 },
	globalSetup: './tests/journeys/serve.ts',
	fullyParallel: true,
	projects: [
		{ name: 'phone', use: phone },
		{ name: 'phone without scripts', use: { ...phone, javaScriptEnabled: false }, grep: /@without-scripts/ },
		{ name: 'desktop', use: { ...devices['Desktop Chrome'], launchOptions }, grep: /@desktop/ }
	]
});
