/**
 * NestJS 12 is ESM only and jest cannot load that on Node 20, so everything is compiled to CommonJS, the ES modules
 * among the dependencies included. Hence no import.meta and no top-level await in what the tests load.
 */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
}

// No statement binds a parameter for each row of a district, on either database (server/src/platform/database/few-parameters).
process.env.GONGKAI_MOST_PARAMETERS = '1000'

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>', '<rootDir>/../shared/src', '<rootDir>/../server/src', '<rootDir>/../miniapp/src'],
  testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/../{shared,miniapp}/src/**/*.test.ts'],
  globalSetup: '<rootDir>/support/run-name.cjs',
  globalTeardown: '<rootDir>/support/run-end.cjs',
  testEnvironment: '<rootDir>/support/shared-modules/environment.cjs',
  runtime: '<rootDir>/support/shared-modules/runtime.cjs',
  testSequencer: '<rootDir>/support/longest-first.cjs',
  // Not in the temporary folder, which a run makes anew: an unchanged file is not compiled twice.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testEnvironmentOptions: { customExportConditions: ['development', 'node', 'node-addons'] },
  transform: { '\\.(ts|js|mjs)$': [require.resolve('@swc/jest'), swc] },
  transformIgnorePatterns: [
    '/node_modules/\\.pnpm/(?!(@nestjs\\+|cookie@|content-disposition@|htmlparser2@|entities@|dom(handler|utils|-serializer|elementtype)@))',
  ],
  // The workspace's packages are their sources: jest then knows which tests a source concerns.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@gongkai/(server|shared)/(.*)$': '<rootDir>/../$1/src/$2',
    '^@/(.*)$': '<rootDir>/../miniapp/src/$1',
  },
  // The tests use the server's own copies of its libraries: two copies of Nest or TypeORM would not know each other.
  modulePaths: ['<rootDir>/../server/node_modules'],
  maxWorkers: 2,
  // Files whose modules are loaded anew leave some 24 MB each behind; with gigabytes of it a worker does little else than look through them.
  workerIdleMemoryLimit: '600MB',
  // Against hanging, not against slowness: a loaded machine may take six times as long as an idle one.
  testTimeout: 240_000,
}
