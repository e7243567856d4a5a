package pdf

// Samples are what TestGolden compares, and PaperLanguages its languages, for a test
// that knows all documents there are.
var (
	Samples        = samples
	PaperLanguages = paperLanguages
	Golden         = golden
)
