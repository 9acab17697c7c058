"""What becomes of a staged report: its place on the site, or its place among the failures."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from labourreports.job import Job, Outcome, read_job
from labourreports.published import manifests
from labourreports.runner.staging import FAILED, put_in_place, restore_replaced

__all__ = ["publish", "salvage", "withdraw_failures"]

logger = logging.getLogger("labourreports")


def publish(job: Job, outcome: Outcome) -> Outcome:
    """Rename a report into place; a failed one never touches the last good one.

    Parameters
    ----------
    job : Job
    outcome : Outcome

    Returns
    -------
    Outcome
        The one given, or a failure to write.
    """
    reports = Path(job.root) / "reports"
    staging = Path(job.folder).parent
    if outcome.status == "ok":
        try:
            put_in_place(job.page, reports / job.run.run_id, staging)
            shutil.rmtree(reports / FAILED / job.run.run_id, ignore_errors=True)
            shutil.rmtree(job.folder, ignore_errors=True)
            return outcome
        except OSError as fault:
            logger.error("%s: cannot be put in place: %s", job.run.run_id, fault.strerror)
            outcome = Outcome("failed", "disk", str(fault.strerror))
    from labourreports.page import write_failure

    try:
        write_failure(job, outcome)
        put_in_place(job.page, reports / FAILED / job.run.run_id, staging)
    except Exception as fault:
        logger.error("%s: its evidence is lost: %s", job.run.run_id, fault)
    shutil.rmtree(job.folder, ignore_errors=True)
    return outcome


def salvage(staging: Path, reports: Path, reason: str) -> list[str]:
    """Keep the evidence of reports whose runner was killed, then clear their staging.

    Parameters
    ----------
    staging : pathlib.Path
        The folder of one run of the suite.
    reports : pathlib.Path
    reason : str
        What their failure pages say.

    Returns
    -------
    list of str
        The run ids that were under way.
    """
    restore_replaced(staging, reports)
    found = []
    for folder in sorted(path for path in staging.iterdir() if path.is_dir()):
        job = read_job(folder)
        if job is not None:
            publish(job, Outcome("failed", "killed", reason))
            found.append(job.run.run_id)
    shutil.rmtree(staging, ignore_errors=True)
    return found


def withdraw_failures(reports: Path, keys: Mapping[str, str], unchanged: Collection[str]) -> None:
    """Remove failures that say nothing of a report any more: it is again what it would be now.

    Parameters
    ----------
    reports : pathlib.Path
    keys : mapping of str to str
        The key each run would have now.
    unchanged : collection of str
        Run ids that were asked for and found as they would be made. Of other runs a failure of
        the very inputs the report stands on is kept, as that of a report made by force is.
    """
    failed = manifests(reports / FAILED)
    good = manifests(reports) if failed else {}
    for run_id, failure in failed.items():
        current = run_id in keys and good.get(run_id, {}).get("key") == keys[run_id]
        if current and (run_id in unchanged or failure.get("key") != keys[run_id]):
            shutil.rmtree(reports / FAILED / run_id, ignore_errors=True)
