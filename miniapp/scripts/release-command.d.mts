export function releaseCommand(
  action: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  isFile: (path: string) => boolean,
): { refusals: string[]; command: string[] }
