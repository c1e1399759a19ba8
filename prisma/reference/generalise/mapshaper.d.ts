// The package ships no types; this is the one call of it that is used here.
declare module 'mapshaper' {
  const mapshaper: {
    /** Runs one command line on named in-memory files; gives the written files back by name. */
    applyCommands(
      commands: string,
      input: Readonly<Record<string, string | Uint8Array>>,
    ): Promise<Record<string, Uint8Array>>
  }
  export default mapshaper
}
