/** The folder `.demo` is not the demo's, or parts of it are missing. */
export class DemoFolderError extends Error {
  override readonly name = 'DemoFolderError';
  readonly code: 'demo_folder_foreign' | 'demo_folder_damaged';
  readonly hint: string;

  constructor(code: DemoFolderError['code'], message: string) {
    super(message);
    this.code = code;
    this.hint =
      code === 'demo_folder_foreign'
        ? 'run the demo in another folder, or move this one away'
        : 'start anew with: immo-billie demo --reset';
  }
}
