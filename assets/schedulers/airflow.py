import pendulum
from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("daily_import", schedule="0 5 * * 1-5", start_date=pendulum.datetime(2026, 1, 1), catchup=False):
    BashOperator(
        task_id="start",
        # Any exit code but 0 fails the task.
        bash_command='with-keyring campaign-remote start WKF35 --profile "Acme stage" --wait --json',
        # A command that may have been applied must not be sent again unseen.
        retries=0,
    )
