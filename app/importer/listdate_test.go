package importer_test

import (
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

func TestTheDateOfAListIsAWholeDayThatHasBeen(t *testing.T) {
	for said, want := range map[string]app.Code{
		"2026-11-22": "", "30.08.2026": "", "30 жніўня 2026": "", "2026-11-23": app.Refused, "2027-01-01": app.Refused,
		"2026-08": app.Invalid, "2026": app.Invalid, "": app.Invalid, "учора": app.Invalid, "31.02.2026": app.Invalid,
	} {
		d, err := importer.ListDate(said, today)
		if (err == nil) != (want == "") || err != nil && app.CodeOf(err) != want {
			t.Errorf("%q: %v, %v", said, d, err)
		}
	}
}

func TestADateIsFoundInTheNameOfAFile(t *testing.T) {
	for name, want := range map[string]string{
		"prisoners-2026-08-30.csv": "2026-08-30", "2026_08_30.xlsx": "2026-08-30", "viasna20260830.csv": "2026-08-30", "спіс 30.08.2026.csv": "2026-08-30",
		"export 30-08-2026 (1).csv": "2026-08-30", "2026-08-30 2026-08-30.csv": "2026-08-30",
		"list.csv": "", "120260830.csv": "", "202608301.csv": "", "2026-08-31 2026-08-30.csv": "", "2026-13-01.csv": "", "2026-02-30.csv": "",
		"2026-11-23.csv": "", "30.08-2026.csv": "", "1999-08-30.csv": "", "2026-08.csv": "",
	} {
		if got := importer.DateInName(name, today); got.String() != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
