package strength

import "testing"

func TestStrengthIsSaidCarefully(t *testing.T) {
	for passphrase, want := range map[string]Strength{
		"":                         None,
		"a":                        Weak,
		"password":                 Weak,
		"Password123!":             Weak,
		"пароль2026":               Weak,
		"qwertyuiop":               Weak,
		"йцукенгшўзх":              Weak,
		"aaaaaaaaaaaaaaaaaaaaaaaa": Weak,
		"abcabcabcabcabcabcabc":    Weak,
		"1234567890123456789":      Weak,
		"Minsk2020":                Weak,
		"Жыве Беларусь":            Weak,
		"каласы пад":               Weak,
		"Мой родны кут, як ты мне мілы!":     Weak,
		"мой родны кут як ты мне мілы 1912":  Weak,
		"correct horse battery staple":       Weak,
		"тры словы разам":                    Fair,
		"kX7#mQ2!v":                          Fair,
		"сасна лыжка човен агурок":           Good,
		"river candle seven blanket orchard": Good,
		"kX7#mQ2!vT9%bL4?":                   Good,
	} {
		if got := Of(passphrase); got != want {
			t.Errorf("%q: %d (%.0f bits), want %d", passphrase, got, guessing(passphrase), want)
		}
	}
}
