/** The file cannot be read as a table at all. The message is for the client, and goes on behind `Property .file`. */
export class UnreadableFileError extends Error {}
