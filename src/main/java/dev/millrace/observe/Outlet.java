package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import java.util.List;

/// One way in which a run is told to those who operate it. Made for one run; called by the thread
/// of its observation alone, which nobody waits for but the end of the run.
interface Outlet {

    /// @param burst events in order; not empty
    /// @throws dev.millrace.fault.FaultException if it cannot be told; then nothing more is
    void tell(List<RunEvent> burst);

    /// After the last event, also of an outlet that has failed: gives back what it holds.
    ///
    /// @throws dev.millrace.fault.FaultException if what was told did not arrive
    void close();
}
