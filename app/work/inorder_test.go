package work_test

import (
	"runtime"
	"sync/atomic"
	"testing"

	"vestka/app/work"
)

func TestInOrderGivesEveryValueInItsOrder(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 128, 1000, 10_001} {
		got := 0
		for v := range work.InOrder(n, func(i int) int {
			if i%97 == 0 {
				runtime.Gosched() // some take longer
			}
			return i * i
		}) {
			if v != got*got {
				t.Fatalf("of %d: value %d at place %d", n, v, got)
			}
			got++
		}
		if got != n {
			t.Errorf("of %d: %d came", n, got)
		}
	}
}

func TestInOrderIsNotFarAheadAndEndsWithItsLoop(t *testing.T) {
	const n = 1_000_000
	var made, given atomic.Int64
	most := int64(64 * 2 * (runtime.GOMAXPROCS(0) + 1))
	for range work.InOrder(n, func(int) int {
		if ahead := made.Add(1) - given.Load(); ahead > most {
			t.Errorf("%d ahead", ahead)
		}
		return 0
	}) {
		if given.Add(1) == 5000 {
			break
		}
	}
	ended := made.Load()
	for range 100 {
		runtime.Gosched()
	}
	if made.Load() != ended || ended >= n/2 {
		t.Errorf("%d were made when the loop had ended, and then %d", ended, made.Load())
	}
}

func TestInOrderWorksOnAllProcessorsAtOnce(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("there is one processor")
	}
	var meet [2]chan struct{}
	for i := range meet {
		meet[i] = make(chan struct{})
	}
	for range work.InOrder(128, func(i int) int {
		if i%64 == 0 { // each waits for the other: one after the other they would wait for ever
			close(meet[i/64])
			<-meet[1-i/64]
		}
		return i
	}) {
	}
}
