package importer_test

import (
	"testing"

	"vestka/app/importer"
)

func TestATotalIsNobodyWhateverItsID(t *testing.T) {
	for _, row := range []string{"5,Total: 4,,", "p-5,Total: 4,,", "5,Total,4,", "5,Итого: 4 человека,,", ",Total: 4,,"} {
		list := readList(t, "id,name,dob,prison\np-1,Yanka Kupala,1982-07-07,IK-904\np-2,Yakub Kolas,1982-11-03,IK-904\n"+row+"\n", importer.Choice{})
		if list.Snapshot.Records.Len() != 2 || len(list.Snapshot.Bad) != 1 || list.Snapshot.Bad[0].Problem.Key != "import.problem.title_row" {
			t.Errorf("%s: %d people, left out %+v", row, list.Snapshot.Records.Len(), list.Snapshot.Bad)
		}
	}
}
