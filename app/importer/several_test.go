package importer_test

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// placesList reads a list of any form.
func placesList(t *testing.T, list string) *importer.List {
	t.Helper()
	got, err := importer.Read(t.Context(), strings.NewReader(list), int64(len(list)), importer.Choice{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestSeveralPlaces takes the latest where days tell it, else all that is said.
func TestSeveralPlaces(t *testing.T) {
	for list, held := range map[string]string{
		`[{"id":"a","name":"Anton Chekhov","detentions":[{"facility":"СИЗО-901","from":"2022-01-01"},{"facility":"ИК-902","from":"2023-01-01"}]},{"id":"b","name":"Ivan Bunin","detentions":[]}]`: "ИК-902",
		`[{"id":"a","name":"Anton Chekhov","detentions":[{"facility":"СИЗО-901","from":"2024-01-01"},{"facility":"ИК-902","from":"2023-01-01"}]},{"id":"b","name":"Ivan Bunin","detentions":[]}]`: "СИЗО-901",
		`[{"id":"a","name":"Anton Chekhov","detentions":[{"facility":"СИЗО-901"},{"facility":"ИК-902"}]},{"id":"b","name":"Ivan Bunin","detentions":[]}]`:                                         "СИЗО-901; ИК-902",
		"ID;Name;Prison\n1;Anton Chekhov;\"СИЗО-901; ИК-902\"\n": "СИЗО-901; ИК-902",
	} {
		if rec := placesList(t, list).Snapshot.Records.At(0); rec.Held.Text != held || rec.Held.Address != "" {
			t.Errorf("%s\n%q, %q", list, rec.Held.Text, rec.Held.Address)
		}
	}
}

// TestNullBesideAnObject loses neither the place nor the day of birth.
func TestNullBesideAnObject(t *testing.T) {
	rec := placesList(t, `[{"id": "a1", "name": "Иван Мележ", "dob": {"year": 1981, "month": 2, "day": 8}, "prison": {"name": "ИК-901", "code": 5}}, {"id": "a2", "name": "Кузьма Чорный", "prison": null, "dob": null}]`).Snapshot.Records.At(0)
	if rec.Held.Text != "ИК-901" || rec.Born != (app.Date{Year: 1981, Month: 2, Day: 8}) {
		t.Errorf("held in %q, born %v", rec.Held.Text, rec.Born)
	}
	rec = placesList(t, `[{"id": "a1", "name": "Иван Мележ", "birth": {"date": "1981-02-08", "place": "Узорск"}}, {"id": "a2", "name": "Кузьма Чорный", "birth": null}]`).Snapshot.Records.At(0)
	if rec.Held.Text != "" || rec.Born != (app.Date{Year: 1981, Month: 2, Day: 8}) {
		t.Errorf("held in %q, born %v", rec.Held.Text, rec.Born)
	}
}

// TestHeaderOfTwoRowsWithoutHead is nobody.
func TestHeaderOfTwoRowsWithoutHead(t *testing.T) {
	got := placesList(t, `<!doctype html><meta charset=utf-8><table><tr><th rowspan=2>Name<th colspan=2>Birth<th rowspan=2>Place<tr><th>date<th>place<tr><td>Byron, George<td>22.01.1988<td>London<td>IK-901<tr><td>Keats, John<td>31.10.1995<td>London<td>IK-901</table>`)
	if rec := got.Snapshot.Records.At(0); got.Snapshot.Records.Len() != 2 || rec.Name != "Byron, George" || rec.Born.Year != 1988 || rec.Held.Text != "IK-901" {
		t.Errorf("%d people; %q, born %v, held in %q", got.Snapshot.Records.Len(), rec.Name, rec.Born, rec.Held.Text)
	}
}

// TestCardOfAnOrganisation is nobody's.
func TestCardOfAnOrganisation(t *testing.T) {
	got := placesList(t, "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Узорный фонд\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Антон Чехов\r\nDEATHDATE:20260105\r\nEND:VCARD\r\n")
	if got.Snapshot.Records.Len() != 1 || got.Snapshot.Refused != 1 || !slices.ContainsFunc(got.Snapshot.Problems, func(p app.Problem) bool { return p.Key == "table.problem.no_person" && p.Refused }) {
		t.Fatalf("%d people, %v", got.Snapshot.Records.Len(), got.Snapshot.Problems)
	}
	if rec := got.Snapshot.Records.At(0); rec.Name != "Антон Чехов" || rec.Died != (app.Date{Year: 2026, Month: 1, Day: 5}) {
		t.Errorf("%s, died %v", rec.Name, rec.Died)
	}
}
