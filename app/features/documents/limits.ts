/** Largest file that is taken, in bytes: 20 MB as people and file managers count them. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const MAX_FILE_MEGABYTES = 20
/** Files of one appointment, whoever uploads them and whatever became of them. */
export const MAX_FILES = 20
/** Beyond these a picture is not read at all: decoding takes width × height × 4 bytes, whatever the file's size. */
export const MAX_PICTURE_PIXELS = 100_000_000
export const MAX_PICTURE_SIDE = 20_000
/** Longer side of the re-encoded picture, in pixels. */
export const PREVIEW_SIDE = 1600
